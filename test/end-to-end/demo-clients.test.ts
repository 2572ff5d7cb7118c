import { createRequire } from "node:module";
import {
  CallbackType,
  Config,
  FRAuth,
  type FRLoginSuccess,
  FRStep,
  SessionManager,
  StepType,
  type SuspendedTextOutputCallback,
} from "@forgerock/javascript-sdk";
import { callbackType } from "@forgerock/journey-client";
import type * as FrodoLib from "@rockcarver/frodo-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerClientPage, clientPage, serveClientPage } from "../browser/support/client-page.ts";
import {
  drawWidget,
  startWidget,
  submitWidget,
  widgetLogsOut,
  widgetSignedOn,
} from "../browser/support/login-widget.ts";
import { recordingProxy, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { launchChromium } from "../support/chromium.ts";
import { type Demo, mailedLink, startDemo } from "../support/demo.ts";
import {
  answered,
  asStep,
  byMail,
  journeyClient,
  passThrough as tree,
  startedStep,
  timedOut,
} from "../support/demo-clients.ts";
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

const wrong = "not-the-password";
const linkUnknown = {
  code: 401,
  message: expect.stringContaining("SuspendedAuthSessionException") as string,
};

async function signOn(journeyName: string, password: string) {
  const step = await FRAuth.start({ tree: journeyName });
  return FRAuth.next(answered(step, demo, password), { tree: journeyName });
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
    const step = answered(await FRAuth.start({ tree }), demo, demo.password);
    const success = await FRAuth.next(step, { tree });
    expect(success.type).toBe(StepType.LoginSuccess);
    expect((success as FRLoginSuccess).getSessionToken()).toMatch(/^[\w-]{43}$/);
    expect(await FRAuth.next(step, { tree })).toMatchObject({
      type: StepType.LoginFailure,
      payload: timedOut,
    });
  });

  test("stops at a mail, and resumes by its link, once", async () => {
    const named = answered(await FRAuth.start({ tree: byMail }), demo);
    const link = await mailedLink(demo, async () => {
      const waiting = asStep(await FRAuth.next(named, { tree: byMail }));
      const type = CallbackType.SuspendedTextOutputCallback;
      expect(waiting.getCallbackOfType<SuspendedTextOutputCallback>(type).getMessage()).toContain(
        "a mail is on its way",
      );
    });
    const success = await FRAuth.resume(link);
    expect(success.type).toBe(StepType.LoginSuccess);
    expect((success as FRLoginSuccess).getSessionToken()).toMatch(/^[\w-]{43}$/);
    expect(await FRAuth.resume(link)).toMatchObject({
      type: StepType.LoginFailure,
      payload: linkUnknown,
    });
  });

  test("logs out: without a cookie, as Node keeps none, there is nothing to end", async () => {
    expect((await SessionManager.logout()).status).toBe(401);
  });
});

describe("@forgerock/journey-client", () => {
  test("fails, tries again, signs on, logs out; a step that was used is over", async () => {
    const running = await journeyClient(server.origin);
    const failed = await running.next(await startedStep(running, tree, demo, wrong));
    expect(failed).toMatchObject({ type: "LoginFailure" });
    const step = await startedStep(running, tree, demo, demo.password);
    const success = await running.next(step);
    if (!("type" in success) || success.type !== "LoginSuccess")
      throw new Error(JSON.stringify(success));
    expect(await running.next(step)).toMatchObject({ type: "LoginFailure", payload: timedOut });
    const cookie = `iPlanetDirectoryPro=${success.getSessionToken()}`;
    const signedOn = await journeyClient(server.origin, cookie);
    expect(await signedOn.terminate()).toBeUndefined();
    expect(await signedOn.terminate()).toMatchObject({ error: "terminate_failed" });
  });

  test("stops at a mail, and resumes by its link, once", async () => {
    const running = await journeyClient(server.origin);
    const named = await startedStep(running, byMail, demo);
    const link = await mailedLink(demo, async () => {
      const waiting = await running.next(named);
      if (!("type" in waiting) || waiting.type !== "Step") throw new Error(JSON.stringify(waiting));
      expect(waiting.getCallbackOfType(callbackType.SuspendedTextOutputCallback)).toBeDefined();
    });
    // Another one, as the link may be opened somewhere else.
    const elsewhere = await journeyClient(server.origin);
    expect(await elsewhere.resume(link)).toMatchObject({ type: "LoginSuccess" });
    expect(await elsewhere.resume(link)).toMatchObject({
      type: "LoginFailure",
      payload: linkUnknown,
    });
  });
});

describe("@rockcarver/frodo-lib", () => {
  const getTokens = async (password: string, journeyName = tree) => {
    const host = `${server.origin}/am`;
    const one = frodo.createInstanceWithAdminAccount(
      host,
      demo.username,
      password,
      "alpha",
      "classic",
    );
    one.state.setUseTokenCache(false);
    one.state.setAuthenticationService(journeyName);
    return { one, tokens: await one.login.getTokens(true, false) };
  };

  test("fails, tries again, signs on with headers alone, reads its session", async () => {
    await expect(getTokens(wrong)).rejects.toThrow("Error getting tokens");
    const { one, tokens } = await getTokens(demo.password);
    const token = tokens.userSessionToken?.tokenId ?? "";
    expect(await one.session.getSessionInfo(token)).toMatchObject({ realm: "/alpha" });
    expect(server.lines().filter((line) => line.includes("/authenticate"))).toHaveLength(2);
  });

  test("has no way to resume: where a run waits for a mail, it says that it got no token", async () => {
    const link = await mailedLink(demo, () =>
      expect(getTokens(demo.password, byMail)).rejects.toThrow("Error getting tokens"),
    );
    expect((await FRAuth.resume(link)).type).toBe(StepType.LoginSuccess);
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
    const step = answered(new FRStep(JSON.parse(body)), demo, wrong);
    expect((await FRAuth.next(step)).type).toBe(StepType.LoginFailure);
    await submitWidget(page, demo.username, demo.password);
    await widgetSignedOn(page);
    const posts = server.recorded.filter(({ method }) => method === "POST");
    expect(posts.map(({ status }) => status)).toEqual([200, 401, 401, 200, 200]);
  });

  test("stops at a mail, and resumes by its link", async () => {
    const link = await mailedLink(demo, async () => {
      await page.reload();
      await drawWidget(page, server.origin, byMail);
      await page.locator('input[type="text"]').fill(demo.username);
      await page.locator('button[type="submit"]').click();
      await page.getByText("a mail is on its way").waitFor();
    });
    await page.reload();
    await drawWidget(page, server.origin, byMail, link);
    await widgetSignedOn(page);
    expect(await cookies()).toEqual(["iPlanetDirectoryPro"]);
  });
});

interface PageClient {
  signOn(name: string, password: string): Promise<string>;
  signOut(): Promise<boolean>;
}
type PageClients = Readonly<Record<string, (wellknown: string) => Promise<PageClient>>>;

describe.each(["journey-client", "javascript-sdk"])("@forgerock/%s on another port", (name) => {
  test("fails, signs on, keeps the cookie, logs out", async () => {
    const elsewhere = await serveClientPage();
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(`${elsewhere.origin}${clientPage}`);
    const wellknown = `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`;
    const said = await page.evaluate(
      async ([name, address, user, password, wrongOne]) => {
        const { clients } = globalThis as unknown as { clients: PageClients };
        const client = await clients[name]?.(address);
        return [
          await client?.signOn(user, wrongOne),
          await client?.signOn(user, password),
          await client?.signOut(),
        ];
      },
      [name, wellknown, demo.username, demo.password, wrong] as const,
    );
    expect(said).toEqual(["LoginFailure", "LoginSuccess", true]);
    await browser.close();
    elsewhere.close();
  });
});
