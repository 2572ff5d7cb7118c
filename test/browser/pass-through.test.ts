import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { startDemo, type Demo } from "../support/demo.ts";
import { Traces, tracesOfDemo } from "../support/traces.ts";
import { openJourney, submitCredentials } from "./sign-on-page.ts";

// The four validation groups of the use case, in Chromium, against the demo app with its stand-in for Entra ID.

const passThrough = "PTA with password capture";
const traces = new Traces();
let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.kill();
  const passwords = [demo.password, "Nanosecond-Wire-30", "Orbit-7", "not-her-password"];
  expect(traces.count).toBeGreaterThan(50);
  expect(tracesOfDemo(demo, traces, passwords)).toEqual([]);
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  traces.watch(context);
  page = await context.newPage();
});

async function signOn(journey: string, username: string, password: string): Promise<void> {
  await openJourney(page, demo.url, journey);
  await submitCredentials(page, username, password);
}

async function expectFailure(): Promise<void> {
  await expect.poll(() => page.locator('[role="alert"]').count()).toBe(1);
  await page.goto(`${demo.url}/`);
  expect(await page.title()).toBe("Sign on");
}

async function expectProfile(name: string): Promise<void> {
  await expect.poll(() => page.title()).toBe("Your profile");
  expect(await page.locator("h1").textContent()).toBe(name);
}

/** The last line that the demo printed about a sign-on. */
async function expectPath(path: string): Promise<void> {
  await expect.poll(() => demo.output().trimEnd().split("\n").at(-1)).toBe(path);
}

describe("before", () => {
  test("the Login journey fails: the user has no local password", async () => {
    await signOn("Login", demo.username, demo.password);
    await expectFailure();
    await expectPath("Login: signIn → localLogin.false → failure");
  });
});

describe("pass-through", () => {
  test("the Entra password signs on, and is captured", async () => {
    await signOn(passThrough, demo.username, demo.password);
    await expectProfile("Ada Lovelace");
    await expectPath(
      "PtaWithPasswordCapture: signOn → localLogin.false → entraLogin.authenticated → findUser.true → " +
        "hasProfile.true → capturePassword.patched → countLogin → ProgressiveProfile/loginCount.false → " +
        "progressiveProfile.true → success",
    );
    expect(await page.locator("dl").textContent()).toContain("stored here, hashed");
  });
});

describe("after", () => {
  test("the Login journey succeeds with the same password, and Entra ID is not asked", async () => {
    await signOn("Login", demo.username, demo.password);
    await expectProfile("Ada Lovelace");
    await expectPath(
      "Login: signIn → localLogin.true → countLogin → ProgressiveProfile/loginCount.false → progressiveProfile.true → success",
    );
  });

  test("the third sign-on asks for preferences and stores them", async () => {
    await signOn("Login", demo.username, demo.password);
    await expect
      .poll(() => page.locator("h1").textContent())
      .toBe("Please select your preferences");
    await page.getByLabel("Send me news and updates").check();
    await page.locator('button[type="submit"]').click();
    await expectProfile("Ada Lovelace");
    expect(await page.locator("dl").textContent()).toContain('"updates":true');
  });

  test("signing out ends the session", async () => {
    await signOn("Login", demo.username, demo.password);
    await expectProfile("Ada Lovelace");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => page.title()).toBe("Sign on");
  });
});

describe("by mail", () => {
  test("the link that the mailbox shows signs on, once", async () => {
    await openJourney(page, demo.url, "Sign on by mail");
    await page.locator('input[autocomplete~="username"]').fill(demo.username);
    await page.locator('button[type="submit"]').click();
    await page.getByText("a mail is on its way").waitFor();
    await page.goto(`${demo.url}/mailbox`);
    expect(await page.locator("article").textContent()).toContain(`to ${demo.username}`);
    await page.getByRole("link", { name: "Open the link" }).click();
    const link = page.url();
    // Programs that look into mails open links: it takes a person to follow one.
    await page.goto(link);
    await page.getByRole("button", { name: "Continue" }).click();
    await expectProfile("Ada Lovelace");
    await expectPath("SignOnByMail: askUserName → sendLink → countLogin → success");
    await page.goto(link);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("This link is no longer valid").waitFor();
  });

  test("an unknown user reads the same, and no mail is sent", async () => {
    await openJourney(page, demo.url, "Sign on by mail");
    await page.locator('input[autocomplete~="username"]').fill("<b>nobody</b>@contoso.example");
    await page.locator('button[type="submit"]').click();
    await page.getByText("a mail is on its way").waitFor();
    await page.goto(`${demo.url}/mailbox`);
    expect(await page.locator("article").count()).toBe(1);
  });
});

describe("otherwise", () => {
  test("a wrong Entra password fails, and nothing is stored", async () => {
    await signOn(passThrough, "katherine@contoso.example", "not-her-password");
    await expectFailure();
    await expectPath(
      "PtaWithPasswordCapture: signOn → localLogin.false → entraLogin.failed → failure",
    );
    await signOn("Login", "katherine@contoso.example", "not-her-password");
    await expectFailure();
  });

  test("accepted by Entra ID but unknown here: fails", async () => {
    await signOn(passThrough, "grace@contoso.example", "Nanosecond-Wire-30");
    await expectFailure();
    await expectPath(
      "PtaWithPasswordCapture: signOn → localLogin.false → entraLogin.authenticated → findUser.false → failure",
    );
  });

  test("a password that the local policy rejects: signs on, and nothing is stored", async () => {
    await signOn(passThrough, "katherine@contoso.example", "Orbit-7");
    await expectProfile("Katherine Johnson");
    expect(await page.locator("dl").textContent()).toContain("not stored here");
    await expect.poll(() => demo.output()).toContain("capturePassword.failure → countLogin");
  });

  test("empty input shows the page again", async () => {
    await openJourney(page, demo.url, passThrough);
    // The browser itself would hold back an empty required field: the server must not rely on that.
    await page.locator("form").evaluate((form) => form.setAttribute("novalidate", ""));
    await submitCredentials(page, "", "");
    await expect.poll(() => page.locator('input[type="password"]').count()).toBe(1);
    await page.goto(`${demo.url}/`);
    expect(await page.title()).toBe("Sign on");
  });

  test("ProgressiveProfile cannot be started from outside", async () => {
    await openJourney(page, demo.url, "ProgressiveProfile");
    expect(await page.locator("form").count()).toBe(0);
  });
});

describe.runIf(process.env["JOURNEYC_THOROUGH"] === "1")("the page", () => {
  test("of the demo has no accessibility violation", async () => {
    const scripted = await (await browser.newContext({ bypassCSP: true })).newPage();
    for (const path of ["/", "/mailbox"]) {
      await scripted.goto(`${demo.url}${path}`);
      expect((await new AxeBuilder({ page: scripted }).analyze()).violations).toEqual([]);
    }
  });

  test("has no accessibility violation, on the first page and with an error", async () => {
    const scripted = await (await browser.newContext({ bypassCSP: true })).newPage();
    await openJourney(scripted, demo.url, passThrough);
    expect((await new AxeBuilder({ page: scripted }).analyze()).violations).toEqual([]);
    await submitCredentials(scripted, "nobody@contoso.example", "wrong-password");
    await expect.poll(() => scripted.locator('[role="alert"]').count()).toBe(1);
    expect((await new AxeBuilder({ page: scripted }).analyze()).violations).toEqual([]);
  });
});
