import type { Page } from "playwright-core";

/** What the page has at hand for the widget. */
interface WidgetPage {
  startWidget(baseUrl: string, journey: string, resumeUrl?: string): Promise<void>;
  logOut(): Promise<void>;
  readonly widgetState?: { readonly successful: boolean };
}

/** Draws the widget into the clients' page, and starts a journey, or resumes a suspended run. */
export async function drawWidget(
  page: Page,
  origin: string,
  journey: string,
  resumeUrl?: string,
): Promise<void> {
  await page.evaluate(
    ([baseUrl, name, url]) => (globalThis as unknown as WidgetPage).startWidget(baseUrl, name, url),
    [`${origin}/am/`, journey, resumeUrl] as const,
  );
}

/** Draws the widget, and waits until it asks for a password. */
export async function startWidget(page: Page, origin: string, journey: string): Promise<void> {
  await drawWidget(page, origin, journey);
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
