import type { Page } from "playwright-core";

/** Opens the sign-on page of a journey, as its preview URL does. */
export async function openJourney(page: Page, url: string, journey: string): Promise<void> {
  const query = new URLSearchParams({
    realm: "/alpha",
    authIndexType: "service",
    authIndexValue: journey,
  });
  await page.goto(`${url}/am/XUI/?${query}`);
}

/** Fills the user name and password that the page asks for, and submits, as a person does. */
export async function submitCredentials(
  page: Page,
  username: string,
  password: string,
): Promise<void> {
  await page.locator('input[autocomplete~="username"]').fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}
