import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type App } from "../../examples/multi-factor/app.ts";
import { launchChromium } from "../support/chromium.ts";
import { openJourney, submitCredentials } from "./sign-on-page.ts";
import { virtualAuthenticator } from "./support/passkeys.ts";

// The example's journeys with passkeys, on SQLite.

const user = { userName: "ada", password: "Correct-Horse-Battery-1" };
const folder = mkdtempSync(join(tmpdir(), "journeyc-passkeys-"));
const key = "passkeys-test-key-0123456789-abcdefghijklmn";

let app: App;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([
    startApp({ port: 0, dataFolder: folder, key, user }),
    launchChromium(),
  ]);
  page = await browser.newPage();
  const { devtools, authenticatorId } = await virtualAuthenticator(page);
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const signedOn = (journey: string) => page.getByText(`Signed on as ada by ${journey}`).waitFor();

test("the password leads to a passkey, recovery codes, and the first use", async () => {
  await openJourney(page, app.origin, "PasswordAndPasskey");
  await submitCredentials(page, user.userName, user.password);
  await page
    .getByText(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/)
    .first()
    .waitFor();
  expect(page.url()).toContain("/am/XUI/");
  await page.locator("button").first().click();
  await signedOn("PasswordAndPasskey");
});

test("the passkey alone signs on, after the cookies are gone", async () => {
  await page.context().clearCookies();
  await openJourney(page, app.origin, "PasskeyAlone");
  await signedOn("PasskeyAlone");
});
