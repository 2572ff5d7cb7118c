import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { recordedServer, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { login, testApp } from "../runtime/machine/support/journeys.ts";
import { launchChromium } from "../support/chromium.ts";
import { clientPage, serveClientPage } from "./support/client-page.ts";

// Pages of other origins, with the clients of npm in them: Chromium decides what they may do.

interface Client {
  signOn(name: string, password: string): Promise<string>;
  signOut(): Promise<boolean>;
}
type Clients = Readonly<Record<string, (wellknown: string) => Promise<Client>>>;
type ClientPage = Awaited<ReturnType<typeof serveClientPage>>;

let browser: Browser;
let context: BrowserContext;
let listed: ClientPage;
let other: ClientPage;
let server: RecordedServer;
let wellknown: string;

beforeAll(async () => {
  [browser, listed, other] = await Promise.all([
    launchChromium(),
    serveClientPage(),
    serveClientPage(),
  ]);
  const app = await testApp([login], { cors: [listed.origin] });
  server = await recordedServer(app.journeys.handler);
  wellknown = `${server.origin}/am/oauth2/alpha/.well-known/openid-configuration`;
});

afterAll(async () => {
  await browser?.close();
  for (const page of [listed, other]) page?.close();
  await server?.close();
});

afterEach(() => context.close());

async function open({ origin }: ClientPage): Promise<Page> {
  server.recorded.splice(0);
  context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}${clientPage}`);
  return page;
}

/** What the client ends with; `blocked` when the browser lets it read nothing. */
const signOn = (page: Page, client: string, password: string): Promise<string | undefined> =>
  page.evaluate(
    async ([name, address, secret]) => {
      const { clients } = globalThis as unknown as { clients: Clients };
      const running = await clients[name]?.(address).catch(() => undefined);
      return running ? running.signOn("ada", secret) : "blocked";
    },
    [client, wellknown, password] as const,
  );

const signOut = (page: Page, client: string): Promise<boolean | undefined> =>
  page.evaluate(
    async ([name, address]) => {
      const { clients } = globalThis as unknown as { clients: Clients };
      return (await clients[name]?.(address))?.signOut();
    },
    [client, wellknown] as const,
  );

const sessionCookie = async () =>
  (await context.cookies(server.origin)).find(({ name }) => name === "iPlanetDirectoryPro");

describe.each(["journey-client", "javascript-sdk"])("@forgerock/%s in Chromium", (client) => {
  test("on a listed page: fails, signs on, keeps the cookie, logs out", async () => {
    const page = await open(listed);
    expect(await signOn(page, client, "wrong-password")).toBe("LoginFailure");
    expect(await sessionCookie()).toBeUndefined();
    expect(await signOn(page, client, "correct-horse")).toBe("LoginSuccess");
    expect(await sessionCookie()).toMatchObject({ httpOnly: true, sameSite: "Lax" });
    expect(await signOut(page, client)).toBe(true);
    expect(await sessionCookie()).toBeUndefined();
    const methods = new Set(server.recorded.map(({ method }) => method));
    expect(methods).toEqual(new Set(["GET", "OPTIONS", "POST"]));
    expect(server.mistakes()).toEqual([]);
  });
});

test("a page that is not listed reads nothing and starts nothing", async () => {
  const page = await open(other);
  expect(await signOn(page, "javascript-sdk", "correct-horse")).toBe("blocked");
  expect(await sessionCookie()).toBeUndefined();
  // It is the browser that stops it, at the first answer; nothing is posted after that.
  expect(server.recorded.map(({ method }) => method)).toEqual(["GET"]);
  const posted = await page.evaluate(
    (address) =>
      fetch(address, {
        method: "POST",
        credentials: "include",
        headers: { "accept-api-version": "resource=2.1" },
      }).then(
        () => "read",
        () => "blocked",
      ),
    `${server.origin}/am/json/alpha/authenticate`,
  );
  expect(posted).toBe("blocked");
  expect(server.lines().at(-1)).toBe("OPTIONS /am/json/alpha/authenticate 405");
  expect(server.mistakes()).toEqual([]);
});
