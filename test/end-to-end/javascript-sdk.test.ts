import {
  CallbackType,
  Config,
  FRAuth,
  type FRCallback,
  FRLoginFailure,
  FRLoginSuccess,
  FRStep,
  StepType,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDemo, type Demo } from "../support/demo.ts";
import { Traces, tracesOfDemo } from "../support/traces.ts";

// The four validation groups once more, over HTTP, with the SDK that apps on PingOne Advanced Identity Cloud use.

type Answer = FRStep | FRLoginSuccess | FRLoginFailure;
let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
  Config.set({ serverConfig: { baseUrl: `${demo.url}/am/`, timeout: 10_000 }, realmPath: "alpha" });
});

afterAll(async () => {
  await demo?.kill();
  const passwords = [demo.password, "Nanosecond-Wire-30", "Orbit-7", "wrong-password"];
  expect(tracesOfDemo(demo, new Traces(), passwords)).toEqual([]);
});

function asStep(answer: Answer): FRStep {
  if (answer.type !== StepType.Step)
    throw new Error(`Expected a step, got ${JSON.stringify(answer.payload)}`);
  return answer as FRStep;
}

async function signOn(tree: string, username: string, password: string): Promise<Answer> {
  const step = asStep(await FRAuth.start({ tree }));
  step.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName(username);
  step.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
  return FRAuth.next(step, { tree });
}

const passThrough = "PTA with password capture";

describe("with @forgerock/javascript-sdk", () => {
  test("before: the Login journey fails for the Entra password", async () => {
    const answer = await signOn("Login", demo.username, demo.password);
    expect(answer.type).toBe(StepType.LoginFailure);
    expect((answer as FRLoginFailure).getMessage()).toBe("Login failure");
  });

  test("pass-through: the journey succeeds and hands out a session", async () => {
    const step = asStep(await FRAuth.start({ tree: passThrough }));
    expect(step.getHeader()).toBe("Sign on");
    expect(step.getDescription()).toBe("This page uses pass-through authentication.");
    const answer = await signOn(passThrough, demo.username, demo.password);
    expect(answer.type).toBe(StepType.LoginSuccess);
    expect((answer as FRLoginSuccess).getSessionToken()).toMatch(/^.{20,}$/);
    expect((answer as FRLoginSuccess).getRealm()).toBe("/alpha");
  });

  test("after: the Login journey succeeds, and Entra ID is not asked", async () => {
    const answer = await signOn("Login", demo.username, demo.password);
    expect(answer.type).toBe(StepType.LoginSuccess);
    expect(demo.output().trimEnd().split("\n").at(-1)).not.toContain("entraLogin");
  });

  test("the third sign-on collects the preferences", async () => {
    const step = asStep(await signOn("Login", demo.username, demo.password));
    expect(step.getHeader()).toBe("Please select your preferences");
    const booleans = step.getCallbacksOfType(CallbackType.BooleanAttributeInputCallback);
    expect(booleans.map((callback: FRCallback) => callback.getOutputByName("name", ""))).toEqual([
      "preferences/updates",
      "preferences/marketing",
    ]);
    for (const callback of booleans) callback.setInputValue(true);
    expect((await FRAuth.next(step, { tree: "Login" })).type).toBe(StepType.LoginSuccess);
  });

  test("otherwise: wrong password, unknown here, rejected by the policy, empty input", async () => {
    expect((await signOn(passThrough, demo.username, "wrong-password")).type).toBe(
      StepType.LoginFailure,
    );
    const unknown = await signOn(passThrough, "grace@contoso.example", "Nanosecond-Wire-30");
    expect(unknown.type).toBe(StepType.LoginFailure);
    const short = await signOn(passThrough, "katherine@contoso.example", "Orbit-7");
    expect(short.type).toBe(StepType.LoginSuccess);
    expect((await signOn("Login", "katherine@contoso.example", "Orbit-7")).type).toBe(
      StepType.LoginFailure,
    );
    const empty = asStep(await signOn(passThrough, "", ""));
    expect(empty.callbacks.map((callback: FRCallback) => callback.getType())).toEqual([
      CallbackType.NameCallback,
      CallbackType.PasswordCallback,
    ]);
  });

  test("an inner journey cannot be started from outside", async () => {
    const answer = await FRAuth.start({ tree: "ProgressiveProfile" });
    expect(answer.type).toBe(StepType.LoginFailure);
  });
});
