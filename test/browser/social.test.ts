import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startApp, type App } from "../../examples/social/app.ts";
import { launchChromium } from "../support/chromium.ts";

// The example in Chromium without scripts: from our page to the provider's own, and back.

const key = "social-browser-test-key-0123456789-abcdef";
let app: App;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const claimsOf = (name: string) =>
    name === "grace" ? { preferred_username: name } : { preferred_username: name, ...ada };
  [app, browser] = await Promise.all([startApp({ port: 0, key, claimsOf }), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  // The provider's page wants a font from elsewhere, and waits for it where there is no network.
  const isHere = (url: URL): boolean => ["localhost", "127.0.0.1"].includes(url.hostname);
  await context.route(
    (url) => !isHere(url),
    (route) => route.abort(),
  );
  page = await context.newPage();
});

const ada = {
  given_name: "Ada",
  family_name: "Lovelace",
  email: "ada@social.example",
  email_verified: true,
};

async function signOnThere(name: string): Promise<void> {
  await page.goto(`${app.origin}/am/XUI/`);
  await page.getByRole("button", { name: "the demo's provider" }).click();
  await page.waitForURL((url) => url.origin === app.provider.issuer);
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

/** Where no script runs, as here, the provider's page has a button that posts its answer. */
test("an answer that a page of another site posts signs on, and no cookie of it stays", async () => {
  const key = "social-form-post-test-key-0123456789-abcdef";
  const posting = await startApp({
    port: 0,
    key,
    responseMode: "form_post",
    providerHost: "127.0.0.1",
  });
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/XUI/return"))
      requests.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(`${posting.origin}/am/XUI/`);
  await page.getByRole("button", { name: "the demo's provider" }).click();
  await page.waitForURL((url) => url.origin === posting.provider.issuer);
  await page.locator("input[name=login]").fill("ada");
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.locator("form button, form input[type=submit]").first().click();
  await page.waitForURL(`${posting.origin}/`);
  expect(await page.locator("h1").textContent()).toBe("Signed on as ada.");
  const address = `${posting.origin}/am/XUI/return`;
  expect(requests).toEqual([`POST ${address}`, `GET ${address}`]);
  const cookies = (await context.cookies()).map(({ name }) => name);
  expect(cookies.filter((name) => /away|answer/.test(name))).toEqual([]);
  await posting.close();
});

const linked = async (name: string) =>
  app.directory.find("managed/user", "aliasList", `demo-${name}`);

test("an account is made at the first sign-on, and found at the next", async () => {
  await signOnThere("ada");
  await page.waitForURL(`${app.origin}/`);
  expect(await page.locator("h1").textContent()).toBe("Signed on as ada.");
  const first = await linked("ada");
  expect(first?.attributes).toMatchObject({ userName: "ada", mail: "ada@social.example" });
  await context.clearCookies();
  await signOnThere("ada");
  await page.waitForURL(`${app.origin}/`);
  expect(await page.locator("h1").textContent()).toBe("Signed on as ada.");
  expect(await linked("ada")).toEqual(first);
});

test("what the provider does not tell is asked for, on a page that keeps what it told", async () => {
  await signOnThere("grace");
  await page.getByRole("heading", { name: "Almost there" }).waitFor();
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill("Hopper");
  await page.getByLabel("Email address").fill("grace@navy.example");
  const name = page.getByLabel("Username");
  if ((await name.inputValue()) === "") await name.fill("grace");
  await page.locator('main button[type="submit"]').first().click();
  await page.waitForURL(`${app.origin}/`);
  expect((await linked("grace"))?.attributes).toMatchObject({ userName: "grace", sn: "Hopper" });
});

test("whoever goes back from the provider begins again, and can sign on", async () => {
  await page.goto(`${app.origin}/am/XUI/`);
  await page.getByRole("button", { name: "the demo's provider" }).click();
  await page.waitForURL((url) => url.origin === app.provider.issuer);
  await page.goBack();
  await page.goto(`${app.origin}/am/XUI/return?code=a&state=b`);
  expect(await page.locator("[role=alert]").textContent()).toContain("no longer valid");
  await page.getByRole("link", { name: /again/i }).click();
  await signOnThere("ada");
  await page.waitForURL(`${app.origin}/`);
});
