import { defineJourney, node, suspend, take, type ResumeLink } from "@journeyc/runtime";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordedServer, type RecordedServer } from "../runtime/http/support/recording-proxy.ts";
import { asking, proving, resource, row, testNode } from "../runtime/machine/support/journeys.ts";
import { launchChromium } from "../support/chromium.ts";
import { submitCredentials } from "./sign-on-page.ts";
import { branding } from "./support/branding.ts";
import { polling } from "./support/callbacks.ts";
import { pageApp, type PageApp } from "./support/page-app.ts";

// What people do to a page: come back, press twice, wait too long, follow links. Without scripts.

let browser: Browser;
let context: BrowserContext;
let page: Page;
let app: PageApp;
let elsewhere: RecordedServer;
let now = Date.now();
const links: ResumeLink[] = [];
const complaints: string[] = [];
let polls = 0;

const waiting = testNode((state) => {
  polls = state.answers ? polls + 1 : 0;
  if (polls > 2) return take("true");
  return { kind: "ask", callbacks: [polling(1_000)] };
});
const mailing = testNode((state) =>
  state.resumed ? take("true") : suspend("Read your mail.", async (link) => void links.push(link)),
);
const fails = defineJourney({
  name: "Fails",
  connectors: {},
  resource,
  start: "n0",
  nodes: { n0: node(asking, { outcomes: { true: "failure", false: "failure" } }) },
});

beforeAll(async () => {
  elsewhere = await recordedServer(
    async () =>
      new Response("<title>Elsewhere</title>", { headers: { "content-type": "text/html" } }),
  );
  const journeys = [
    row("Waits", waiting, proving),
    row("Mails", asking, mailing, asking, proving),
    row("Steps", asking, asking, proving),
    fails,
  ];
  [browser, app] = await Promise.all([
    launchChromium(),
    pageApp({}, journeys, { goto: [elsewhere.origin], page: branding, clock: () => now }),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([app?.server.close(), elsewhere?.close()]);
  expect(complaints).toEqual([]);
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  page.on("console", (line) => complaints.push(line.text()));
  links.splice(0);
});

const signOn = (password = "correct-horse"): Promise<void> =>
  submitCredentials(page, "ada", password);

async function expectTitle(title: string): Promise<void> {
  await expect.poll(() => page.title(), { timeout: 15_000 }).toBe(title);
}

describe("a failed sign-on", () => {
  test("keeps the name, says so once, and goes on from there", async () => {
    await page.goto(app.url("Login"));
    await signOn("wrong-password");
    await expectTitle("Error: Sign In – Evergreen Energy");
    expect(await page.locator("#IDToken1").inputValue()).toBe("ada");
    expect(await page.locator("#IDToken2").inputValue()).toBe("");
    await page.locator("#IDToken2").fill("correct-horse");
    await page.keyboard.press("Enter");
    await expectTitle("Done");
  });

  test("leaves nothing readable in the browser, and nothing at all after the next page", async () => {
    await page.goto(app.url("Login"));
    await signOn("wrong-password");
    await expectTitle("Error: Sign In – Evergreen Energy");
    const sent = app.server.recorded.findLast(({ method }) => method === "POST");
    const left = sent?.headers.getSetCookie().join() ?? "";
    expect(left).toContain("journey-notice=");
    expect(Buffer.from(left.split("=")[1] ?? "", "base64url").toString("latin1")).not.toContain(
      "ada",
    );
    expect((await context.cookies()).map(({ name }) => name)).toEqual(["journey-browser"]);
    await page.reload();
    expect(await page.locator("#IDToken1").inputValue()).toBe("");
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("goes where `gotoOnFail` says, if that is listed", async () => {
    await page.goto(app.url("Fails", `&gotoOnFail=${encodeURIComponent(`${elsewhere.origin}/x`)}`));
    await page.locator("#IDToken1").fill("ada");
    await page.getByRole("button").click();
    await expectTitle("Elsewhere");
    await page.goto(app.url("Fails", "&gotoOnFail=https%3A%2F%2Fevil.example"));
    await page.locator("#IDToken1").fill("ada");
    await page.getByRole("button").click();
    await expectTitle("Error: Sign on – Evergreen Energy");
  });
});

describe("a page that is no longer valid", () => {
  test("open for too long: says so and keeps what was typed", async () => {
    await page.goto(app.url("Login"));
    now += 10 * 60_000;
    await signOn();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("no longer valid");
    expect(await page.locator("#IDToken1").inputValue()).toBe("ada");
    expect(await page.locator("#IDToken2").inputValue()).toBe("");
  });

  test("back after the sign-on: the page is a fresh one", async () => {
    await page.goto(app.url("Login"));
    await signOn();
    await expectTitle("Done");
    await page.goBack();
    await expectTitle("Sign In – Evergreen Energy");
    await signOn();
    await expectTitle("Done");
  });

  test("back to a question before: answering it again begins anew", async () => {
    await page.goto(app.url("Steps"));
    await page.locator("#IDToken1").fill("first");
    await page.getByRole("button").click();
    await expect.poll(() => page.locator("#IDToken1").inputValue()).toBe("");
    await page.goBack();
    await page.locator("#IDToken1").fill("second");
    await page.getByRole("button").click();
    await expect.poll(() => page.locator("#IDToken1").inputValue()).toBe("");
    await page.locator("#IDToken1").fill("third");
    await page.getByRole("button").click();
    await expectTitle("Done");
  });

  test("sent by another tab before: whoever is signed on already is told", async () => {
    await page.goto(app.url("Login"));
    const form = await page.locator("form").getAttribute("action");
    const authId = await page.locator('[name="authId"]').inputValue();
    const send = { form: { authId, IDToken1: "ada", IDToken2: "correct-horse" } };
    const twice = () => context.request.post(`${app.server.origin}${form}`, send);
    const [one, other] = await Promise.all([twice(), twice()]);
    const texts = [await one.text(), await other.text()];
    expect([one.status(), other.status()]).toEqual([200, 200]);
    expect(texts.filter((text) => text.includes("<title>Done"))).toHaveLength(1);
    const third = await (await twice()).text();
    expect(third).toContain("You are signed on already.");
    expect(third).toContain('href="/done"');
  });
});

describe("the way after the form", () => {
  test("to a listed origin: the page's policy lets the redirect through", async () => {
    await page.goto(app.url("Login", `&goto=${encodeURIComponent(`${elsewhere.origin}/home`)}`));
    await signOn();
    await expectTitle("Elsewhere");
    expect(page.url()).toBe(`${elsewhere.origin}/home`);
  });

  test("the policy names what the page loads, and nothing is inline", async () => {
    const response = await page.goto(app.url("Login"));
    expect(response?.headers()).toMatchObject({
      "content-security-policy":
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    expect(await page.locator("script, style, [style]").count()).toBe(0);
    const logo = await page
      .locator("img")
      .evaluate((img) => (img as { naturalWidth?: number }).naturalWidth);
    expect(logo).toBe(158);
    // The app's own sheet counts: its accent, not the page's.
    const background = "getComputedStyle(document.querySelector('button')).backgroundColor";
    expect(await page.evaluate(background)).toBe("rgb(10, 110, 80)");
  });
});

describe("waiting", () => {
  test("the page asks again by itself, the address holds no authId", async () => {
    await page.goto(app.url("Waits"));
    expect(await page.getByRole("button", { name: "Check now" }).count()).toBe(1);
    await expectTitle("Done");
    expect(polls).toBe(3);
    expect(app.server.lines().filter((line) => line.includes("waiting="))).not.toEqual([]);
    for (const line of app.server.lines()) expect(line.length).toBeLessThan(200);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(["iPlanetDirectoryPro"]);
  });

  test("or at once, with its button", async () => {
    await page.goto(app.url("Waits"));
    for (const expected of [1, 2, 3]) {
      await page.getByRole("button", { name: "Check now" }).click();
      await expect.poll(() => polls).toBeGreaterThanOrEqual(expected);
    }
    await expectTitle("Done");
  });
});

describe("a mailed link", () => {
  test("opens a page with a button, goes on, and works once", async () => {
    await page.goto(app.url("Mails"));
    await page.locator("#IDToken1").fill("ada");
    await page.getByRole("button").click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Read your mail.");
    const [link] = links;
    // In another browser; opening it, as programs that look through mails do, uses nothing up.
    const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    for (let visit = 0; visit < 2; visit += 1) await other.goto(link?.url ?? "");
    await other.getByRole("button", { name: "Continue" }).click();
    await other.locator("#IDToken1").fill("ada");
    expect(other.url()).toContain("suspendedId=");
    await other.getByRole("button", { name: "Continue" }).click();
    await expect.poll(() => other.title()).toBe("Done");
    await other.goto(link?.url ?? "");
    await other.getByRole("button", { name: "Continue" }).click();
    await expect.poll(() => other.locator("main").innerText()).toContain("no longer valid");
    await other.getByRole("link", { name: "Start again" }).click();
    await expect.poll(() => other.locator("#IDToken1").count()).toBe(1);
    await other.context().close();
  });
});
