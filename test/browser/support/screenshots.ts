import { join } from "node:path";
import { launchChromium } from "../../support/chromium.ts";
import { submitCredentials } from "../sign-on-page.ts";
import { branding } from "./branding.ts";
import { pageApp } from "./page-app.ts";

// Draws the pictures of docs/sign-on-page.md:
// npx tsx --conditions=@journeyc/source test/browser/support/screenshots.ts

const folder = join(import.meta.dirname, "../../../docs/images");
const [browser, app] = await Promise.all([launchChromium(), pageApp({}, [], { page: branding })]);
for (const colorScheme of ["light", "dark"] as const) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 560, height: 600 },
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(app.url("Login"));
  if (colorScheme === "dark") {
    await submitCredentials(page, "ada", "wrong-password");
    await page.getByRole("alert").waitFor();
  }
  await page.screenshot({ path: join(folder, `sign-on-page-${colorScheme}.png`) });
  await context.close();
}
await browser.close();
await app.server.close();
