import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capabilitiesOf } from "../../editor/language-server/capabilities.ts";
import { features } from "../../editor/language-server/features/index.ts";
import { journey, schema, unwired } from "../cli/journeyc.ts";
import { launchChromium } from "../support/chromium.ts";
import { everything } from "./support/abilities.ts";
import { type ServedPage, servePage } from "./monaco/build-page.ts";

const server = capabilitiesOf(features, everything);
const screenshots = join(import.meta.dirname, "../.artifacts/monaco");

const calling = `import { Inner } from "./inner.journey"

resource managed/user from "./user.schema.json"

journey Outer on managed/user {
  start -> inner

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> success
    false -> failure
  }
}
`;

let browser: Browser;
let served: ServedPage;

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  served?.close();
});

/** A page with these files, the first in the editor; fails when the page logs an error. */
async function open(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 900, height: 620 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const pageOfTest = {
    files: { "user.schema.json": schema, ...files },
    open: Object.keys(files)[0],
  };
  await page.addInitScript(`globalThis.pageOfTest = ${JSON.stringify(pageOfTest)}`);
  await page.goto(served.url);
  await page.waitForFunction("globalThis.editorOfTest !== undefined");
  await page.evaluate("languageOfTest.ready");
  return { page, errors };
}

const codes = (page: Page): Promise<unknown> =>
  page.evaluate("monacoOfTest.editor.getModelMarkers({}).map(({ code }) => code?.value ?? code)");

const text = (page: Page): Promise<unknown> => page.evaluate("editorOfTest.getValue()");

/** Puts the cursor before, or after, a text of the file, and gives the editor the focus. */
async function cursor(page: Page, at: string, end = false): Promise<void> {
  await page.evaluate(`{
    const [match] = editorOfTest.getModel().findMatches(${JSON.stringify(at)}, false, false, true, null, false);
    editorOfTest.setPosition(match.range.${end ? "getEndPosition" : "getStartPosition"}());
    editorOfTest.focus();
  }`);
}

/** The default run looks whether page, worker and providers hold together; the thorough one at each provider. */
const isThorough = process.env["JOURNEYC_THOROUGH"] === "1";
const thoroughly = test.runIf(isThorough);

test("an error is marked, and goes when it is mended", async () => {
  const { page, errors } = await open({ "login.journey": unwired("Login") });
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual(["J3001"]);
  await page.waitForSelector(".squiggly-error");
  await page.screenshot({ path: join(screenshots, "error.png") });
  await cursor(page, "true  -> success", true);
  await page.keyboard.type("\nfalse -> failure");
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
  expect(errors).toEqual([]);
});

thoroughly("words are coloured by what they are", async () => {
  const { page } = await open({ "login.journey": journey("Login") });
  const lines = (await page.evaluate(
    `monacoOfTest.editor.tokenize(editorOfTest.getValue(), "journey").map((line, index) =>
      line.map(({ offset, type }, at) =>
        [editorOfTest.getModel().getLineContent(index + 1).slice(offset, line[at + 1]?.offset), type.replace(".journey", "")])
      .filter(([, type]) => type !== "white" && type !== ""))`,
  )) as readonly (readonly (readonly [string, string])[])[];
  expect(lines.flat().filter(([, type]) => type === "invalid")).toEqual([]);
  const told = lines.map((line) => line.map(([part, type]) => `${part.trim()}=${type}`).join(" "));
  expect(told.filter((line) => line !== "")).toMatchInlineSnapshot(`
    [
      "resource=keyword managed/user=tag from=keyword "=string.quote ./user.schema.json=string "=string.quote",
      "journey=keyword Login=type.identifier on=keyword managed/user=tag {=delimiter.curly",
      "start=keyword ->=operator askUser=identifier",
      "page=keyword askUser=type.identifier {=delimiter.curly",
      "pageHeader=key :=delimiter {=delimiter.curly en=key :=delimiter "=string.quote Sign in=string "=string.quote }=delimiter.curly",
      "username=key :=delimiter PlatformUsername=type",
      "password=key :=delimiter PlatformPassword=type",
      "->=operator checkPassword=identifier",
      "}=delimiter.curly",
      "node=keyword checkPassword=type.identifier :=delimiter DataStoreDecision=type {=delimiter.curly",
      "true=variable.outcome ->=operator success=keyword",
      "false=variable.outcome ->=operator failure=keyword",
      "}=delimiter.curly",
      "}=delimiter.curly",
    ]
  `);
});

thoroughly("the text is formatted", async () => {
  const { page, errors } = await open({
    "login.journey": journey("Login").replace("true  -> success", "true->success"),
  });
  await page.evaluate('editorOfTest.getAction("editor.action.formatDocument").run()');
  await expect.poll(() => text(page), { timeout: 20_000 }).toBe(journey("Login"));
  expect(errors).toEqual([]);
});

thoroughly(
  "files that the page changes count, and findings reach models that come later",
  async () => {
    const { page, errors } = await open({
      "outer.journey": calling,
      "inner.journey": journey("Inner"),
    });
    await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
    await page.evaluate('languageOfTest.setFiles({ "inner.journey": null })');
    await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual(["J2007"]);
    await page.evaluate(
      `languageOfTest.setFiles({ "inner.journey": ${JSON.stringify(unwired("Inner"))} })`,
    );
    await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
    await page.evaluate(
      `monacoOfTest.editor.createModel(${JSON.stringify(unwired("Inner"))}, "journey", monacoOfTest.Uri.parse("file:///inner.journey"))`,
    );
    await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual(["J3001"]);
    expect(errors).toEqual([]);
  },
);

test.runIf(server.completionProvider)("the targets of an arrow are completed", async () => {
  const { page, errors } = await open({ "login.journey": unwired("Login") });
  await cursor(page, "true  -> success", true);
  await page.keyboard.type("\nfalse -> fail");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector('.suggest-widget .monaco-list-row:has-text("failure")');
  await page.screenshot({ path: join(screenshots, "completion.png") });
  await page.keyboard.press("Enter");
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
  expect(errors).toEqual([]);
});

test.runIf(server.hoverProvider)("what a node type is, is told at the cursor", async () => {
  const { page, errors } = await open({ "login.journey": journey("Login") });
  await cursor(page, "DataStoreDecision");
  await page.evaluate('editorOfTest.trigger("test", "editor.action.showHover", {})');
  await page.waitForSelector('.monaco-hover:has-text("DataStoreDecision")');
  await page.screenshot({ path: join(screenshots, "hover.png") });
  expect(errors).toEqual([]);
});

test.runIf(isThorough && server.renameProvider)("a journey is renamed in two files", async () => {
  const { page, errors } = await open({
    "outer.journey": calling,
    "inner.journey": journey("Inner"),
  });
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
  await cursor(page, "tree: Inner", true);
  await page.evaluate('void editorOfTest.getAction("editor.action.rename").run()');
  // Not by keys: the box may have been shown, and not have the focus yet.
  await page.locator(".rename-box input").fill("Inside");
  await page.evaluate('editorOfTest.trigger("test", "acceptRenameInput", {})');
  await expect
    .poll(() => text(page), { timeout: 20_000 })
    .toBe(calling.replaceAll(/\bInner\b/g, "Inside"));
  const inner =
    'monacoOfTest.editor.getModel(monacoOfTest.Uri.parse("file:///inner.journey")).getValue()';
  expect(await page.evaluate(inner)).toBe(journey("Inside"));
  expect(errors).toEqual([]);
});

test.runIf(isThorough && server.codeActionProvider)("a fix is offered, and applied", async () => {
  const { page, errors } = await open({ "login.journey": unwired("Login") });
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual(["J3001"]);
  await page.evaluate(`{
    const [marker] = monacoOfTest.editor.getModelMarkers({});
    editorOfTest.setPosition({ lineNumber: marker.startLineNumber, column: marker.startColumn });
    editorOfTest.focus();
    editorOfTest.trigger("test", "editor.action.quickFix", {});
  }`);
  await page.waitForSelector(".action-widget .action");
  await page.screenshot({ path: join(screenshots, "fix.png") });
  await page.keyboard.press("Enter");
  await expect.poll(() => codes(page), { timeout: 20_000 }).toEqual([]);
  expect(errors).toEqual([]);
});
