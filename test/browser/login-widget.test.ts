import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { recordedServer, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { suspend, take, type ResumeLink } from "@journeyc/runtime";
import {
  asking,
  login,
  proving,
  row,
  testApp,
  testNode,
} from "../runtime/machine/support/journeys.ts";
import { launchChromium } from "../support/chromium.ts";
import { clientPage, serveClientPage } from "./support/client-page.ts";
import {
  drawWidget,
  startWidget,
  submitWidget,
  widgetLogsOut,
  widgetSignedOn,
} from "./support/login-widget.ts";

// @forgerock/login-widget as npm delivers it, on a page of another origin.

let link: ResumeLink | undefined;
const mailing = testNode((context) =>
  context.resumed
    ? take("true")
    : suspend("Look into your mail", async (sent) => void (link = sent)),
);

let now = 1_800_000_000_000;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let client: Awaited<ReturnType<typeof serveClientPage>>;
let server: RecordedServer;

beforeAll(async () => {
  [browser, client] = await Promise.all([launchChromium(), serveClientPage()]);
  const app = await testApp([login, row("Mail", mailing, asking, proving)], {
    cors: [client.origin],
    clock: () => now,
    resumeUrl: (id) => `${client.origin}${clientPage}?suspendedId=${id}`,
  });
  server = await recordedServer(app.journeys.handler);
});

afterAll(async () => {
  await browser?.close();
  client?.close();
  await server?.close();
});

beforeEach(async () => {
  server.recorded.splice(0);
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`${client.origin}${clientPage}`);
  await startWidget(page, server.origin, "Login");
});

afterEach(() => context.close());

const posts = (): readonly string[] => server.lines().filter((line) => line.startsWith("POST"));
const begin =
  "POST /am/json/realms/root/realms/alpha/authenticate?authIndexType=service&authIndexValue=Login 200";
const submitted = "POST /am/json/realms/root/realms/alpha/authenticate";

test("signs on, keeps the cookie, logs out", async () => {
  await submitWidget(page, "ada", "correct-horse");
  await widgetSignedOn(page);
  expect(posts()).toEqual([begin, `${submitted} 200`]);
  const names = async () => (await context.cookies(server.origin)).map(({ name }) => name);
  expect(await names()).toEqual(["iPlanetDirectoryPro"]);
  await widgetLogsOut(page);
  expect(posts()).toContain("POST /am/json/realms/root/realms/alpha/sessions/?_action=logout 200");
  expect(await names()).toEqual([]);
  expect(server.mistakes()).toEqual([]);
});

test("fails with the message above a fresh step, and tries again", async () => {
  await submitWidget(page, "ada", "wrong-password");
  await page.getByText("Sign in failed").waitFor();
  expect(posts()).toEqual([begin, `${submitted} 401`, begin]);
  await submitWidget(page, "ada", "correct-horse");
  await widgetSignedOn(page);
  expect(server.mistakes()).toEqual([]);
});

test("a step that waited too long: it starts again and sends the same answers", async () => {
  now += 60 * 60_000;
  await submitWidget(page, "ada", "correct-horse");
  await widgetSignedOn(page);
  expect(posts()).toEqual([begin, `${submitted} 401`, begin, `${submitted} 200`]);
  expect(server.mistakes()).toEqual([]);
});

test("stops at a suspended run, and resumes it where its link leads", async () => {
  await page.reload();
  await drawWidget(page, server.origin, "Mail");
  await page.getByText("Look into your mail").waitFor();
  const url = link?.url ?? "no link";
  await page.goto(url);
  await drawWidget(page, server.origin, "Mail", url);
  await page.locator('input[type="text"]').fill("ada");
  await page.locator('button[type="submit"]').click();
  await widgetSignedOn(page);
  expect(posts().at(-2)).toContain(`suspendedId=${link?.suspendedId ?? ""}`);
  expect(server.mistakes()).toEqual([]);
});
