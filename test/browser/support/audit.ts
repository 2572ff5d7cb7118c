import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

// Runs in the page: what axe finds, and what it does not look for, sideways scrolling and targets that are hard to hit.
const examine = `(async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const root = document.documentElement;
  const targets = [...document.querySelectorAll("button, .button, select, .check, input:not([type])")];
  return [
    ...found.violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join()),
    ...(root.scrollWidth > root.clientWidth ? ["scrolls sideways"] : []),
    ...targets
      .filter((target) => target.checkVisibility())
      .filter((target) => target.getBoundingClientRect().height < 44)
      .map((target) => "small: " + target.outerHTML.slice(0, 80)),
  ];
})()`;

const usual = { "1280 dark": true, "320 light": true };
const thorough = process.env["JOURNEYC_THOROUGH"] !== undefined;

/** Colours do not depend on the width: a narrow light page and a wide dark one show both, unless the run is thorough. */
const looks = [1280, 390, 320].flatMap((width) =>
  (["light", "dark"] as const)
    .filter((colorScheme) => thorough || `${width} ${colorScheme}` in usual)
    .map((colorScheme) => ({ width, colorScheme })),
);

/** The violations of a page, in light and dark, narrow and wide. The context must bypass the page's policy. */
export async function audit(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
  const all: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const found = await page.evaluate<readonly string[]>(examine);
    all.push(...found.map((text) => `${width} ${colorScheme} ${page.url()}: ${text}`));
  }
  return all;
}
