import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Example, startExample } from "../adapters/support/example.ts";
import { launchChromium } from "../support/chromium.ts";
import { App } from "./support/app.ts";

// The app as one develops it, in Vite's own server: nothing is started anew, and no page loaded by hand.

const app = new App();
let browser: Browser;
let page: Page;
let server: Example;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchChromium(),
    startExample(() => ["--conditions=@journeyc/source", app.path("dev.ts")]),
  ]);
  page = await browser.newPage();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.end();
  app[Symbol.dispose]();
});

test("a journey that is changed is seen in the page", async () => {
  await page.goto(server.origin);
  await page.getByRole("link", { name: "Sign on" }).waitFor();
  app.change("login.journey", '"Sign on"', '"Come in"');
  await page.getByRole("link", { name: "Come in" }).waitFor();
}, 60_000);

test("a fault is shown over the page with its place, until it is mended", async () => {
  app.change("login.journey", "true  -> success", "true  -> succes");
  const overlay = page.locator("vite-error-overlay");
  await overlay.locator(".message-body", { hasText: "J2001" }).waitFor();
  expect(await overlay.locator(".file").first().textContent()).toContain("login.journey:17:13");
  app.change("login.journey", "true  -> succes", "true  -> success");
  await page.getByRole("link", { name: "Come in" }).waitFor();
  expect(await overlay.count()).toBe(0);
}, 60_000);

test("a schema that the journey rests on is followed, too", async () => {
  app.change("user.schema.json", '"minLength": 8', '"minLength": "eight"');
  await page.locator("vite-error-overlay").waitFor();
  app.change("user.schema.json", '"minLength": "eight"', '"minLength": 8');
  await page.getByRole("link", { name: "Come in" }).waitFor();
}, 60_000);
