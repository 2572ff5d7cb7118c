import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smtpMailer } from "@journeyc/runtime/mail/smtp";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startApp, type App } from "../../examples/default-journeys/app.ts";
import { linkIn, openMailbox, type Mailbox } from "../../examples/default-journeys/mailbox.ts";
import { mailTemplates } from "../../examples/default-journeys/mail-templates.ts";
import { launchChromium } from "../support/chromium.ts";
import { openJourney } from "./sign-on-page.ts";

// The journeys that Ping ships, each from its first page to its end, in Chromium without scripts, with mail over SMTP.

const key = "default-journeys-test-key-0123456789-abcdef";
const folder = mkdtempSync(join(tmpdir(), "journeyc-default-"));
const ada = { name: "ada@contoso.example", password: "Correct-Horse-1" };
const pictures = process.env["JOURNEYC_PICTURES"];

let mailbox: Mailbox;
let app: App;
let browser: Browser;
let context: BrowserContext;
let page: Page;

function start(port = 0): Promise<App> {
  const mail = smtpMailer({
    server: mailbox.server,
    from: "no-reply@contoso.example",
    templates: mailTemplates,
  });
  return startApp({ port, dataFolder: folder, mail, mailbox, key });
}

beforeAll(async () => {
  mailbox = await openMailbox();
  [app, browser] = await Promise.all([start(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await mailbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
});

async function see(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const heading = (): Promise<string | null> => page.locator("h1").textContent();
const submit = (): Promise<void> => page.locator('main button[type="submit"]').first().click();

async function expectHeading(text: string): Promise<void> {
  await expect.poll(heading).toBe(text);
}

async function expectSignedOn(journey: string): Promise<void> {
  await expect.poll(() => page.url()).toBe(`${app.origin}/`);
  expect(await page.locator(".card").textContent()).toBe(`Signed on as ${ada.name} by ${journey}.`);
}

/** The link of the newest mail, once there are so many. */
async function mailedLink(mails: number, subject: string): Promise<string> {
  await expect.poll(() => mailbox.mails.length).toBe(mails);
  const [newest] = mailbox.mails;
  expect(newest).toMatchObject({ to: ada.name, subject });
  const link = newest && linkIn(newest);
  if (link === undefined) throw new Error("The mail has no link.");
  return link;
}

/** Whatever looks at a link in a mail uses up nothing: it takes a person to go on. */
async function follow(link: string): Promise<void> {
  await page.goto(link);
  await submit();
}

async function signIn(password: string): Promise<void> {
  await openJourney(page, app.origin, "Login");
  await expectHeading("Sign In");
  await page.locator('input[autocomplete~="username"]').fill(ada.name);
  await page.locator('input[type="password"]').fill(password);
  await submit();
}

describe("Registration", () => {
  test("asks again until all is right, verifies the address by mail, and signs on", async () => {
    await openJourney(page, app.origin, "Registration");
    await expectHeading("Sign Up");
    await see("registration");
    await page.getByLabel("Username").fill(ada.name);
    await page.getByLabel("First name").fill("Ada");
    await page.getByLabel("Last name").fill("Lovelace");
    await page.getByLabel("Email address").fill(ada.name);
    await page.locator('input[type="password"]').first().fill("short");
    await page.getByLabel("Answer").fill("blue");
    await page.getByRole("checkbox", { name: /terms|accept/i }).check();
    await submit();
    await expectHeading("Sign Up");
    await see("registration-again");
    await page.locator('input[type="password"]').first().fill(ada.password);
    await page.getByLabel("Answer").fill("blue");
    await page.getByRole("checkbox", { name: /terms|accept/i }).check();
    await submit();
    await expect.poll(() => page.textContent("main")).toContain("An email has been sent");
    await see("registration-mail");
    await follow(await mailedLink(1, "Register new account"));
    await expectSignedOn("Registration");
  });
});

describe("Login", () => {
  test("a wrong password is asked for again, the right one signs on", async () => {
    await signIn("wrong-password");
    await expectHeading("Sign In");
    await see("login-again");
    await page.locator('input[autocomplete~="username"]').fill(ada.name);
    await page.locator('input[type="password"]').fill(ada.password);
    await submit();
    await expectSignedOn("Login");
    await see("home");
  });

  test("the third sign-on asks for preferences: ProgressiveProfile", async () => {
    await signIn(ada.password);
    await expectHeading("Please select your preferences");
    await see("progressive-profile");
    await page.getByLabel("Send me news and updates").check();
    await submit();
    await expectSignedOn("Login");
  });
});

describe("ForgottenUsername", () => {
  test("mails the name, and goes on to Login", async () => {
    await openJourney(page, app.origin, "ForgottenUsername");
    await expectHeading("Forgotten Username");
    await page.getByLabel("Email address").fill(ada.name);
    await submit();
    await expect.poll(() => page.textContent("main")).toContain("An email has been sent");
    const link = await mailedLink(2, "Account Information - username");
    expect(mailbox.mails[0]?.html).toContain(`Your username is ${ada.name}.`);
    await follow(link);
    await expectHeading("Sign In");
  });
});

describe("ResetPassword", () => {
  test("a link that was mailed before a restart sets a new password, once", async () => {
    await openJourney(page, app.origin, "ResetPassword");
    await expectHeading("Reset Password");
    await see("reset-password");
    await page.getByLabel("Email address").fill(ada.name);
    await submit();
    const link = await mailedLink(3, "Reset your password");
    const { port } = new URL(app.origin);
    await app.close();
    app = await start(Number(port));
    await follow(link);
    await expectHeading("Reset Password");
    await see("reset-password-new");
    await page.locator('input[type="password"]').fill("Battery-Staple-2");
    await submit();
    await expectSignedOn("ResetPassword");
    await follow(link);
    await expect.poll(() => page.locator('[role="alert"]').count()).toBe(1);
    await see("link-used");
    await context.clearCookies();
    await signIn(ada.password);
    await expectHeading("Sign In");
    await signIn("Battery-Staple-2");
    await expectSignedOn("Login");
  });

  test("says the same of an address that nobody has, and mails nothing", async () => {
    await openJourney(page, app.origin, "ResetPassword");
    await page.getByLabel("Email address").fill("nobody@contoso.example");
    await submit();
    await expect.poll(() => page.textContent("main")).toContain("An email has been sent");
    expect(mailbox.mails).toHaveLength(3);
  });
});

describe("UpdatePassword", () => {
  test("asks for the current password of who is signed on, then for a new one", async () => {
    await signIn("Battery-Staple-2");
    await expectSignedOn("Login");
    await openJourney(page, app.origin, "UpdatePassword");
    await expectHeading("Verify Existing Password");
    await see("update-password");
    await page.locator('input[type="password"]').fill("Battery-Staple-2");
    await submit();
    await expectHeading("Update Password");
    await page.locator('input[type="password"]').fill("Another-Horse-3");
    await submit();
    await expectSignedOn("UpdatePassword");
    await context.clearCookies();
    await signIn("Another-Horse-3");
    await expectSignedOn("Login");
  });
});
