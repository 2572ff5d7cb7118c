import { createServer, type Server } from "node:https";
import { toNodeHandler } from "@journeyc/runtime/http/node-server";
import type { CommonOptions, Journey } from "@journeyc/runtime";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { login, testApp } from "../runtime/machine/support/journeys.ts";
import { localhostCertificate } from "../support/certificate.ts";
import { launchChromiumProfile } from "../support/chromium.ts";
import { clientPage, serveClientPage } from "./support/client-page.ts";

// Pages of another site (127.0.0.1) than the server's (localhost, over TLS): what cookies do there, Chromium decides.

interface Clients {
  readonly clients: Readonly<
    Record<
      string,
      (wellknown: string) => Promise<{ signOn(name: string, password: string): Promise<string> }>
    >
  >;
}

let context: BrowserContext;
let listed: string;
let stranger: string;
const open: { close(): void }[] = [];
let server: Server;
/** `POST /am/… 200`, one line per response. */
const lines: string[] = [];

beforeAll(async () => {
  const pages = await Promise.all([serveClientPage(), serveClientPage()]);
  open.push(...pages);
  [listed = "", stranger = ""] = pages.map(({ origin }) =>
    origin.replace("localhost", "127.0.0.1"),
  );
});

afterAll(async () => {
  for (const page of open) page.close();
});

afterEach(async () => {
  await context?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Serves over TLS; answers the server's origin. */
async function serve(options: Partial<CommonOptions<Journey>>): Promise<string> {
  lines.splice(0);
  const { journeys } = await testApp([login], { cors: [listed], ...options });
  const handler = toNodeHandler(async (request) => {
    const response = await journeys.handler(request);
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith("/am/"))
      lines.push(`${request.method} ${pathname}${search} ${response.status}`);
    return response;
  });
  server = createServer(await localhostCertificate(), handler);
  const port = await listen(server);
  context = await launchChromiumProfile();
  return `https://localhost:${port}`;
}

async function visit(origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}${clientPage}`);
  return page;
}

const signOn = (page: Page, origin: string): Promise<string | undefined> =>
  page.evaluate(async (wellknown) => {
    const { clients } = globalThis as unknown as Clients;
    const client = await clients["javascript-sdk"]?.(wellknown);
    return client?.signOn("ada", "correct-horse");
  }, `${origin}/am/oauth2/alpha/.well-known/openid-configuration`);

/** What a page can do with a session; `blocked` where it may read nothing. */
const act = (
  page: Page,
  url: string,
  init: Pick<RequestInit, "headers" | "mode">,
): Promise<number | "blocked"> =>
  page.evaluate(
    ([address, request]) =>
      fetch(address, { method: "POST", credentials: "include", ...request }).then(
        ({ status }) => status,
        () => "blocked" as const,
      ),
    [url, init] as const,
  );

const sdkHeaders = { headers: { "accept-api-version": "protocol=1.0,resource=4.0" } };

describe("a listed page of another site", () => {
  test.each<[Partial<CommonOptions<Journey>>, number]>([
    [{}, 401],
    [{ cookies: { sameSite: "strict" } }, 401],
    [{ cookies: { sameSite: "none" } }, 200],
    [{ cookies: { sameSite: "none" }, cookieName: "__Host-session" }, 200],
  ])("%j: after its sign-on, its session is %i", async (options, status) => {
    const origin = await serve(options);
    const page = await visit(listed);
    expect(await signOn(page, origin)).toBe("LoginSuccess");
    const sessions = `${origin}/am/json/alpha/sessions/?_action=`;
    expect(await act(page, `${sessions}getSessionInfo`, sdkHeaders)).toBe(status);
    expect(await act(page, `${sessions}logout`, sdkHeaders)).toBe(status);
    const kept = (await context.cookies(origin)).filter(({ secure }) => secure);
    expect(kept).toEqual([]);
  });
});

test("with SameSite=None, a page that is not listed sends the cookie, and gets nowhere with it", async () => {
  const origin = await serve({ cookies: { sameSite: "none" } });
  expect(await signOn(await visit(listed), origin)).toBe("LoginSuccess");
  const page = await visit(stranger);
  const logout = "/am/json/alpha/sessions/?_action=logout";
  const start = "/am/json/alpha/authenticate?authIndexType=service&authIndexValue=Login";
  lines.splice(0);
  // As a form could post it, and with the header that makes the browser ask first.
  for (const path of [logout, start]) {
    await act(page, `${origin}${path}`, { mode: "no-cors" });
    expect(await act(page, `${origin}${path}`, sdkHeaders)).toBe("blocked");
  }
  await page.evaluate((action) => {
    const { document } = globalThis as unknown as {
      document: { body: { innerHTML: string }; forms: { submit(): void }[] };
    };
    document.body.innerHTML = `<form method="post" action="${action}"></form>`;
    document.forms[0]?.submit();
  }, `${origin}${logout}`);
  await page.waitForURL(`${origin}${logout}`);
  expect(lines).toEqual([
    `POST ${logout} 403`,
    `OPTIONS ${logout} 405`,
    `POST ${start} 403`,
    `OPTIONS ${start} 405`,
    `POST ${logout} 403`,
  ]);
  const info = `${origin}/am/json/alpha/sessions/?_action=getSessionInfo`;
  expect(await act(await visit(listed), info, sdkHeaders)).toBe(200);
});
