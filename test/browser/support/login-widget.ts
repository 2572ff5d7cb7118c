import type { Page } from "playwright-core";

/** What the page has at hand for the widget. */
interface WidgetPage {
  startWidget(baseUrl: string, journey: string): Promise<void>;
  logOut(): Promise<void>;
  readonly widgetState?: { readonly successful: boolean };
}

/** Draws the widget into the clients' page, and starts a journey. */
export async function startWidget(page: Page, origin: string, journey: string): Promise<void> {
  await page.evaluate(
    ([baseUrl, name]) => (globalThis as unknown as WidgetPage).startWidget(baseUrl, name),
    [`${origin}/am/`, journey] as const,
  );
  await page.locator('input[type="password"]').waitFor();
}

/** Fills the widget's form and submits it, as a person does. */
export async function submitWidget(page: Page, name: string, password: string): Promise<void> {
  await page.locator('input[type="text"]').fill(name);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}

/** Waits until the widget has signed on. */
export async function widgetSignedOn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (globalThis as unknown as WidgetPage).widgetState?.successful === true,
  );
}

export async function widgetLogsOut(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as WidgetPage).logOut());
}
