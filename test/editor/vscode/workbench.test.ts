import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { packageExtension } from "./support/vsix.ts";
import { Workbench } from "./support/workbench.ts";

const root = join(import.meta.dirname, "../../..");
const example = (name: string): string =>
  readFileSync(join(root, "examples/pass-through", name), "utf8");

const file = "pta-with-password-capture.journey";
/** Entra ID says no, and the journey goes on as if it had said yes. */
const text = example(file).replace("failed        -> failure", "failed        -> countLogin");
const files = {
  [file]: text,
  "progressive-profile.journey": example("progressive-profile.journey"),
  "alpha_user.schema.json": example("alpha_user.schema.json"),
};

/** Line and column at which a text stands, or ends, counted from 1. */
function placeOf(part: string, end = false): readonly [line: number, column: number] {
  const before = text.slice(0, text.indexOf(part) + (end ? part.length : 0)).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}

/** `JOURNEYC_PICTURES=docs/images` takes those of the documentation anew. */
const pictures = join(root, process.env["JOURNEYC_PICTURES"] ?? "test/.artifacts");
const folder = mkdtempSync(join(tmpdir(), "journeyc-vsix-"));
const refused: string[] = [];
let workbench: Workbench;
let preview: Frame;

async function picture(name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await workbench.page.screenshot({ path: join(pictures, `vscode-${name}.png`) });
}

/** Fetching a workbench takes 283 MB, and its tests most of a minute: they are part of the thorough run. */
const isAsked =
  process.env["JOURNEYC_THOROUGH"] === "1" || process.env["JOURNEYC_PICTURES"] !== undefined;
const inWorkbench = test.runIf(isAsked);

beforeAll(async () => {
  if (!isAsked) return;
  workbench = await Workbench.start(packageExtension(folder).vsix, files, file);
  workbench.page.on("console", (message) => {
    if (/Refused to|Content Security Policy/.test(message.text())) refused.push(message.text());
  });
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await picture("failure");
});

afterAll(async () => {
  if (isAsked) await workbench[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

inWorkbench("an error is underlined, and listed with the way of a run that shows it", async () => {
  const { page } = workbench;
  await workbench.cursorTo(...placeOf("success"));
  await page.locator(".squiggly-error").first().waitFor();
  await page.keyboard.press("Control+Shift+m");
  const row = (text: string) => page.locator(".markers-panel .monaco-list-row", { hasText: text });
  await page.getByPlaceholder(/^Filter/).fill("J6001");
  await row("J6001").waitFor();
  await row("`entraLogin` takes `failed`").first().waitFor();
  await row("J6001").locator("a", { hasText: "J6001" }).waitFor();
  await picture("error");
});

inWorkbench(
  "the diagram shows the journey, leads to the text, and follows the cursor",
  async () => {
    const { page } = workbench;
    await page.keyboard.press("Control+j");
    await page.keyboard.press("Control+b");
    await page.locator(".monaco-editor .view-lines").first().click();
    await workbench.run("Journey: Open Preview");
    preview = await workbench.webview("#canvas [data-box=node_signOn]");
    expect(await preview.locator("[data-box]").count()).toBeGreaterThan(9);
    await preview.locator("[data-box=node_hasProfile]").click();
    await workbench.cursorIsAt(...placeOf("hasProfile: Required"));
    await preview.locator("[data-box=node_hasProfile].selected").waitFor();
    await workbench.cursorTo(...placeOf('objectType: "User"'));
    await preview.locator("[data-box=node_entraLogin].selected").waitFor();
  },
);

inWorkbench("with the cursor on a finding its way is marked", async () => {
  await workbench.cursorTo(...placeOf("success"));
  await preview.locator("[data-box=node_progressiveProfile].selected").waitFor();
  await preview
    .locator(".arrow.way.error[data-from=node_entraLogin][data-to=node_countLogin]")
    .waitFor();
  expect(await preview.locator("[data-box=node_capturePassword].way").count()).toBe(0);
  expect(await preview.locator("#findings option:checked").textContent()).toContain("J6001");
  await picture("diagram");
});

inWorkbench(
  "what is typed is drawn, zoom and place stay, and half a journey leaves the picture as it was",
  async () => {
    const { page } = workbench;
    const viewBox = (): Promise<string | null> =>
      preview.locator("#canvas svg").getAttribute("viewBox");
    await preview.locator("#in").click();
    await preview.locator("#canvas").focus();
    await page.keyboard.press("ArrowDown");
    const seen = await viewBox();
    await page.locator(".monaco-editor .view-lines").first().click();
    await workbench.cursorTo(...placeOf("node countLogin"));
    await page.keyboard.type("node extra: IncrementLoginCount -> countLogin\n");
    await preview.locator("[data-box=node_extra].unreachable").waitFor();
    expect(await viewBox()).toBe(seen);
    await page.keyboard.type("node ");
    await preview.locator("body.old").waitFor();
    expect(await preview.locator("#state").textContent()).toContain("syntax error");
    expect(await preview.locator("[data-box=node_extra]").count()).toBe(1);
    await workbench.run("File: Revert File");
    await preview.locator("body:not(.old)").waitFor();
  },
);

inWorkbench("completion offers the outcomes that are not wired", async () => {
  const { page } = workbench;
  await workbench.cursorTo(...placeOf("failed        -> countLogin", true));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  await page
    .locator(".suggest-widget.visible .monaco-list-row", { hasText: "mfaRequired" })
    .waitFor();
  await picture("completion");
  await page.keyboard.press("Escape");
  await workbench.run("File: Revert File");
});

inWorkbench("behind a node that is made the types are offered by themselves", async () => {
  const { page } = workbench;
  const offered = (name: string) =>
    page.locator(".suggest-widget.visible .monaco-list-row", { hasText: name }).first();
  await workbench.cursorTo(...placeOf("missingInput  -> signOn", true));
  await page.keyboard.type("2");
  await page.keyboard.press("Escape");
  await workbench.cursorTo(...placeOf("node findUser"));
  await page.keyboard.type("\n\n");
  await page.keyboard.press("ArrowUp");
  // As fast as people type.
  await page.keyboard.type("node s", { delay: 60 });
  await offered("signOn2").waitFor();
  await page.keyboard.press("Tab");
  await offered("Decision").waitFor();
  await page.keyboard.press("Escape");
  await workbench.run("File: Revert File");
});

inWorkbench("hover tells what a node does", async () => {
  const { page } = workbench;
  await workbench.cursorTo(...placeOf("countLogin: IncrementLoginCount"));
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "IncrementLoginCount" });
  await hover.waitFor();
  await picture("hover");
  await page.keyboard.press("Escape");
});

inWorkbench("the page of a finding opens in the editor", async () => {
  await workbench.cursorTo(...placeOf("success"));
  await workbench.run("Journey: Explain Finding");
  const page = await workbench.webview("h1#j6001-success-without-authentication");
  expect(await page.locator("h1").textContent()).toBe("J6001: Success without authentication");
});

inWorkbench("no page of ours asked for anything that its policy forbids", () => {
  expect(refused).toEqual([]);
});
