import { createRequire } from "node:module";
import {
  CallbackType,
  Config,
  FRAuth,
  type FRLoginSuccess,
  FRStep,
  SessionManager,
  StepType,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { callbackType, journey, type JourneyClient } from "@forgerock/journey-client";
import type * as FrodoLib from "@rockcarver/frodo-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerClientPage, clientPage } from "../browser/support/client-page.ts";
import {
  startWidget,
  submitWidget,
  widgetLogsOut,
  widgetSignedOn,
} from "../browser/support/login-widget.ts";
import { recordingProxy, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { MemoryStorage } from "../support/memory-storage.ts";

// The four clients of npm, unmodified, against `npm run demo` as it starts; all that it answers is linted.

const { frodo } = createRequire(import.meta.url)("@rockcarver/frodo-lib") as typeof FrodoLib;

let demo: Demo;
let server: RecordedServer;

beforeAll(async () => {
  vi.stubGlobal("sessionStorage", new MemoryStorage());
  vi.stubGlobal("localStorage", new MemoryStorage());
  demo = await startDemo();
  // The proxy has the page of the widget, too: for the browser it is one server.
  server = await recordingProxy(Number(new URL(demo.url).port), answerClientPage);
  Config.set({
    serverConfig: { baseUrl: `${server.origin}/am/`, timeout: 10_000 },
    realmPath: "alpha",
  });
  // The first sign-on captures the password; the third asks for preferences, once.
  for (let times = 0; times < 3; times += 1) {
    const answer = await signOn(tree, demo.password);
    const last =
      answer instanceof FRStep ? await FRAuth.next(preferring(answer), { tree }) : answer;
    expect(last.type).toBe(StepType.LoginSuccess);
  }
});

afterAll(async () => {
  await server?.close();
  await demo?.kill();
  vi.unstubAllGlobals();
});

beforeEach(() => void server.recorded.splice(0));
afterEach(() => expect(server.mistakes()).toEqual([]));

const tree = "PTA with password capture";
const wrong = "not-the-password";
const timedOut = { detail: { errorCode: "110" } };

async function signOn(journeyName: string, password: string) {
  const step = await FRAuth.start({ tree: journeyName });
  return FRAuth.next(answered(step, password), { tree: journeyName });
}

function answered(step: Awaited<ReturnType<typeof FRAuth.start>>, password: string): FRStep {
  if (!(step instanceof FRStep)) throw new Error(`No step: ${JSON.stringify(step)}`);
  step.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName(demo.username);
  step.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
  return step;
}

function preferring(step: FRStep): FRStep {
  const callbacks = step.getCallbacksOfType(CallbackType.BooleanAttributeInputCallback);
  expect(callbacks).toHaveLength(2);
  for (const callback of callbacks) callback.setInputValue(true);
  return step;
}

describe("@forgerock/javascript-sdk", () => {
  test("fails, tries again, signs on; a step that was used is over", async () => {
    expect((await signOn(tree, wrong)).type).toBe(StepType.LoginFailure);
    const step = answered(await FRAuth.start({ tree }), demo.password);
    const success = await FRAuth.next(step, { tree });
    expect(success.type).toBe(StepType.LoginSuccess);
    expect((success as FRLoginSuccess).getSessionToken()).toMatch(/^[\w-]{43}$/);
    expect(await FRAuth.next(step, { tree })).toMatchObject({
      type: StepType.LoginFailure,
      payload: timedOut,
    });
  });

  test("logs out: without a cookie, as Node keeps none, there is nothing to end", async () => {
    expect((await SessionManager.logout()).status).toBe(401);
  });
});

describe("@forgerock/journey-client", () => {
  const client = (cookie?: string): Promise<JourneyClient> =>
    journey({
      config: {
        serverConfig: {
          wellknown: `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`,
        },
      },
      requestMiddleware: [
        (request, _action, next) => {
          request.headers ??= new Headers();
          if (cookie !== undefined) request.headers.set("cookie", cookie);
          next();
        },
      ],
      logger: { level: "none" },
    });

  async function filled(running: JourneyClient, password: string) {
    const step = await running.start({ journey: tree });
    if (!("type" in step) || step.type !== "Step") throw new Error(JSON.stringify(step));
    step.getCallbackOfType(callbackType.NameCallback).setInputValue(demo.username);
    step.getCallbackOfType(callbackType.PasswordCallback).setInputValue(password);
    return step;
  }

  test("fails, tries again, signs on, logs out; a step that was used is over", async () => {
    const running = await client();
    const failed = await running.next(await filled(running, wrong));
    expect(failed).toMatchObject({ type: "LoginFailure" });
    const step = await filled(running, demo.password);
    const success = await running.next(step);
    if (!("type" in success) || success.type !== "LoginSuccess")
      throw new Error(JSON.stringify(success));
    expect(await running.next(step)).toMatchObject({ type: "LoginFailure", payload: timedOut });
    // Node's fetch keeps no cookies: the middleware plays the browser's part.
    const signedOn = await client(`iPlanetDirectoryPro=${success.getSessionToken()}`);
    expect(await signedOn.terminate()).toBeUndefined();
    expect(await signedOn.terminate()).toMatchObject({ error: "terminate_failed" });
  });
});

describe("@rockcarver/frodo-lib", () => {
  const getTokens = async (password: string) => {
    const host = `${server.origin}/am`;
    const one = frodo.createInstanceWithAdminAccount(
      host,
      demo.username,
      password,
      "alpha",
      "classic",
    );
    one.state.setUseTokenCache(false);
    one.state.setAuthenticationService(tree);
    return { one, tokens: await one.login.getTokens(true, false) };
  };

  test("fails, tries again, signs on with headers alone, reads its session", async () => {
    await expect(getTokens(wrong)).rejects.toThrow("Error getting tokens");
    const { one, tokens } = await getTokens(demo.password);
    const token = tokens.userSessionToken?.tokenId ?? "";
    expect(await one.session.getSessionInfo(token)).toMatchObject({ realm: "/alpha" });
    expect(server.lines().filter((line) => line.includes("/authenticate"))).toHaveLength(2);
  });
});

describe("@forgerock/login-widget in Chromium", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(`${server.origin}${clientPage}`);
    await startWidget(page, server.origin, tree);
  });
  afterEach(() => page.context().close());

  const cookies = async () =>
    (await page.context().cookies())
      .map(({ name }) => name)
      .filter((name) => name.startsWith("iPlanet"));

  test("fails, tries again, signs on, logs out", async () => {
    await submitWidget(page, demo.username, wrong);
    await page.getByText("Sign in failed").waitFor();
    await submitWidget(page, demo.username, demo.password);
    await widgetSignedOn(page);
    expect(await cookies()).toEqual(["iPlanetDirectoryPro"]);
    await widgetLogsOut(page);
    expect(await cookies()).toEqual([]);
  });

  test("a step that was used meanwhile: it starts again and sends the same answers", async () => {
    const { body } = server.recorded.at(-1) ?? { body: "{}" };
    const step = answered(new FRStep(JSON.parse(body)), wrong);
    expect((await FRAuth.next(step)).type).toBe(StepType.LoginFailure);
    await submitWidget(page, demo.username, demo.password);
    await widgetSignedOn(page);
    const posts = server.recorded.filter(({ method }) => method === "POST");
    expect(posts.map(({ status }) => status)).toEqual([200, 401, 401, 200, 200]);
  });
});
