import { CallbackType, FRAuth, FRStep, StepType } from "@forgerock/javascript-sdk";
import { callbackType, journey } from "@forgerock/journey-client";
import { suspend, take, type ResumeLink } from "@journeyc/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryStorage } from "../../support/memory-storage.ts";
import { asking, proving, row, testApp, testNode } from "../machine/support/journeys.ts";
import { recordedServer, type RecordedServer } from "./support/recording-proxy.ts";

// A run that waits for a link: the clients stop at it, and go on where the link leads.

let links: ResumeLink[] = [];
const mailing = testNode((context) =>
  context.resumed
    ? take("true")
    : suspend("Look into your mail", async (link) => void links.push(link)),
);

let server: RecordedServer;
beforeAll(async () => {
  vi.stubGlobal("sessionStorage", new MemoryStorage());
  vi.stubGlobal("localStorage", new MemoryStorage());
  const app = await testApp([row("Mail", mailing, asking, proving)], {
    goto: ["https://shop.example.com"],
    resumeUrl: (id) => `https://app.example.com/sign-on?suspendedId=${id}`,
  });
  server = await recordedServer(app.journeys.handler);
});
afterAll(async () => {
  await server.close();
  vi.unstubAllGlobals();
});
beforeEach(() => {
  links = [];
});

const linkUrl = (): string => links[0]?.url ?? "no link";
const goto = "https://shop.example.com/cart";
const notFound = { code: 401, message: expect.stringContaining("SuspendedAuthSessionException") };

test("@forgerock/javascript-sdk stops, resumes once, and ends where the start wanted to go", async () => {
  const options = {
    tree: "Mail",
    serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 5000 },
    realmPath: "alpha",
  };
  const waiting = await FRAuth.start({ ...options, query: { goto } });
  if (!(waiting instanceof FRStep)) throw new Error("No step");
  expect(waiting.getCallbackOfType(CallbackType.SuspendedTextOutputCallback)).toBeDefined();
  const step = await FRAuth.resume(linkUrl(), options);
  if (!(step instanceof FRStep)) throw new Error(`No step: ${JSON.stringify(step)}`);
  step.getCallbackOfType(CallbackType.NameCallback).setInputValue("ada");
  expect(await FRAuth.next(step, options)).toMatchObject({
    type: StepType.LoginSuccess,
    payload: { successUrl: goto },
  });
  expect(await FRAuth.resume(linkUrl(), options)).toMatchObject({
    type: StepType.LoginFailure,
    payload: notFound,
  });
  expect(server.mistakes()).toEqual([]);
});

describe("@forgerock/journey-client", () => {
  test("stops, resumes once, and ends where the start wanted to go", async () => {
    const client = await journey({
      config: {
        serverConfig: {
          wellknown: `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`,
        },
      },
      logger: { level: "none" },
    });
    const waiting = await client.start({ journey: "Mail", query: { goto } });
    if (!("type" in waiting) || waiting.type !== "Step") throw new Error("No step");
    expect(waiting.getCallbackOfType(callbackType.SuspendedTextOutputCallback)).toBeDefined();
    const step = await client.resume(linkUrl());
    if (!("type" in step) || step.type !== "Step") throw new Error(JSON.stringify(step));
    step.getCallbackOfType(callbackType.NameCallback).setInputValue("ada");
    expect(await client.next(step)).toMatchObject({
      type: "LoginSuccess",
      payload: { successUrl: goto },
    });
    expect(await client.resume(linkUrl())).toMatchObject({
      type: "LoginFailure",
      payload: notFound,
    });
    expect(server.mistakes()).toEqual([]);
  });
});
