import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { URI, type TOTP } from "otpauth";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startApp, type App } from "../../examples/multi-factor/app.ts";
import { launchChromium } from "../support/chromium.ts";
import { openJourney, submitCredentials } from "./sign-on-page.ts";

// An authenticator app is registered and used in Chromium without scripts, as a person does.

const user = { userName: "ada", password: "Correct-Horse-Battery-1" };
const folder = mkdtempSync(join(tmpdir(), "journeyc-multi-factor-"));
const pictures = process.env["JOURNEYC_PICTURES"];
const key = "multi-factor-test-key-0123456789-abcdefghij";

let app: App;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let authenticator: TOTP;
let recoveryCodes: string[];

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startApp({ port: 0, dataFolder: folder, key, user }),
    launchChromium(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  await openJourney(page, app.origin, "OneTimeCodes");
  await submitCredentials(page, user.userName, user.password);
});

const button = (name: string) => page.getByRole("button", { name });
const code = () => page.getByLabel("Enter verification code:");

async function see(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Without scripts axe cannot look at a page: another one shows the same markup. */
async function expectAccessible(): Promise<void> {
  const scripted = await browser.newContext();
  const copy = await scripted.newPage();
  await copy.setContent(await page.content());
  const { violations } = await new AxeBuilder({ page: copy }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await scripted.close();
}

async function expectSignedOn(journey = "OneTimeCodes"): Promise<void> {
  await expect.poll(() => page.url()).toBe(`${app.origin}/`);
  expect(await page.textContent(".card")).toBe(`Signed on as ada by ${journey}.`);
}

async function signOnAgain(journey: string): Promise<void> {
  await context.clearCookies();
  await openJourney(page, app.origin, journey);
  await submitCredentials(page, user.userName, user.password);
}

/** A code that was not used yet, as the next interval's is accepted too. */
const nextCode = (intervals: number): string =>
  authenticator.generate({ timestamp: Date.now() + intervals * 30_000 });

test.runIf(process.env["JOURNEYC_THOROUGH"] === "1")(
  "where codes are optional, the user gets the app, skips them once, and then for good",
  async () => {
    await signOnAgain("OptionalCodes");
    await expect.poll(() => button("Get the App").count()).toBe(1);
    await see("mfa-registration-options");
    if (process.env["JOURNEYC_THOROUGH"] === "1") await expectAccessible();
    await button("Get the App").click();
    const store = page.getByRole("link", { name: "App Store" });
    expect(await store.getAttribute("href")).toBe("https://apps.apple.com/app/pingid/id891247102");
    await see("get-authenticator-app");
    await button("Continue").click();
    await button("Skip This Step").click();
    await expectSignedOn("OptionalCodes");
    await signOnAgain("OptionalCodes");
    await button("Opt Out").click();
    await expectSignedOn("OptionalCodes");
    await signOnAgain("OptionalCodes");
    await expectSignedOn("OptionalCodes");
  },
);

test("the first sign-on registers the app, shows recovery codes once, and verifies a code", async () => {
  await expect.poll(() => page.getByRole("img", { name: /QR code/ }).count()).toBe(1);
  await see("oath-registration");
  if (process.env["JOURNEYC_THOROUGH"] === "1") await expectAccessible();
  const uri = await page.getByRole("link", { name: /authenticator app/ }).getAttribute("href");
  // The journey registers for codes from the time.
  authenticator = URI.parse(uri ?? "") as TOTP;
  expect(authenticator).toMatchObject({ issuer: "Contoso", label: "ada", digits: 6, period: 30 });
  const typed = (await page.locator("code.key").textContent())?.replaceAll(" ", "");
  expect(typed).toBe(authenticator.secret.base32);
  await button("Next").click();
  await expect.poll(() => page.locator("li code").count()).toBe(10);
  await see("recovery-codes");
  recoveryCodes = await page.locator("li code").allTextContents();
  await button("Next").click();
  await code().fill("000000");
  await button("Submit").click();
  await expect.poll(() => code().inputValue()).toBe("");
  await code().fill(nextCode(-1));
  await button("Submit").click();
  await expectSignedOn();
  const stored = await app.directory.find("managed/alpha_user", "userName", "ada");
  const [device] = (stored && (await app.directory.devices?.list(stored, "oath"))) ?? [];
  expect(device?.kind).toBe("oath");
  expect(JSON.stringify(device)).not.toContain(authenticator.secret.base32);
});

test("then a code signs on, and does so once", async () => {
  const now = nextCode(0);
  await code().fill(now);
  await see("oath-token-verifier");
  await button("Submit").click();
  await expectSignedOn();
  await signOnAgain("OneTimeCodes");
  await code().fill(now);
  await button("Submit").click();
  await expect.poll(() => code().inputValue()).toBe("");
  await code().fill(nextCode(1));
  await button("Submit").click();
  await expectSignedOn();
});

test("a recovery code signs on once as well", async () => {
  const [recoveryCode = ""] = recoveryCodes;
  await button("Use Recovery Code").click();
  await page.getByLabel("Recovery Code").fill(recoveryCode.toUpperCase());
  await page.locator('main button[type="submit"]').click();
  await expectSignedOn();
  await signOnAgain("OneTimeCodes");
  await button("Use Recovery Code").click();
  await page.getByLabel("Recovery Code").fill(recoveryCode);
  await page.locator('main button[type="submit"]').click();
  await expect.poll(() => code().count()).toBe(1);
  expect(page.url()).toContain("/am/XUI/");
});
