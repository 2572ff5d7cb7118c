import {
  CallbackType,
  FRAuth,
  type FRCallback,
  FRStep,
  type ValidatedCreatePasswordCallback,
  type ValidatedCreateUsernameCallback,
} from "@forgerock/javascript-sdk";
import { defineJourney, member, node } from "@journeyc/runtime";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proving, resource, testApp } from "../machine/support/journeys.ts";
import { recordedServer, type RecordedServer } from "./support/recording-proxy.ts";

const register = defineJourney({
  name: "Register",
  connectors: {},
  resource,
  start: "form",
  nodes: {
    form: node(page, {
      members: {
        username: member(platformUsername, { settings: { validateInput: true } }),
        password: member(platformPassword, { settings: { validateInput: true } }),
      },
      outcomes: { outcome: "prove" },
    }),
    prove: node(proving, { outcomes: { true: "success", false: "failure" } }),
  },
});

let server: RecordedServer;
beforeAll(async () => {
  server = await recordedServer((await testApp([register])).journeys.handler);
});
afterAll(() => server.close());

test("a password that the policy refuses: the same page again, as the SDK reads it", async () => {
  const options = {
    tree: "Register",
    serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 5000 },
    realmPath: "alpha",
  };
  const read = (answer: Awaited<ReturnType<typeof FRAuth.start>>) => {
    if (!(answer instanceof FRStep)) throw new Error(`No step: ${JSON.stringify(answer)}`);
    const { ValidatedCreateUsernameCallback: user, ValidatedCreatePasswordCallback: secret } =
      CallbackType;
    return {
      step: answer,
      username: answer.getCallbackOfType<ValidatedCreateUsernameCallback>(user),
      password: answer.getCallbackOfType<ValidatedCreatePasswordCallback>(secret),
      ids: answer.callbacks.map((callback: FRCallback) => callback.payload._id),
    };
  };
  const first = read(await FRAuth.start(options));
  expect(first.ids).toEqual([0, 1]);
  expect(first.password.getFailedPolicies()).toEqual([]);
  first.username.setName("grace");
  first.password.setPassword("short");

  const again = read(await FRAuth.next(first.step, options));
  expect(again.ids).toEqual([2, 3]);
  expect(again.username.getInputValue()).toBe("grace");
  expect(again.username.getFailedPolicies()).toEqual([]);
  expect(again.password.getInputValue()).toBe("");
  expect(again.password.getFailedPolicies()).toEqual([
    { policyRequirement: "MIN_LENGTH", params: { minLength: 8 } },
  ]);
  again.password.setPassword("long-enough");
  expect((await FRAuth.next(again.step, options)).type).toBe("LoginSuccess");
  expect(server.mistakes()).toEqual([]);
});
