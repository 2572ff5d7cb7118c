import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createWorkspace, format, isAllowable, MemoryHost, parseSource } from "journeyc/analysis";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { actionsIn, applyAction, titled } from "../support/code-actions.ts";
import { Editor } from "../support/editor.ts";

// What a page of a finding promises, an editor gets: at the finding the preferred fix, and from it the repaired text.

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "docs/diagnostics");
const schema = readFileSync(join(root, "examples/pass-through/alpha_user.schema.json"), "utf8");
const main = "example.journey";

interface Page {
  readonly code: string;
  /** Where the finding is. */
  readonly file: string;
  readonly text: string;
  readonly fails: Readonly<Record<string, string>>;
  readonly fixed: Readonly<Record<string, string>>;
}

function readPage(code: string): Page {
  const text = readFileSync(join(folder, `${code}.md`), "utf8");
  const common: Record<string, string> = { "alpha_user.schema.json": schema };
  const file = /^ *--> (\S+?):\d/m.exec(text)?.[1] ?? main;
  const roles: Record<string, Record<string, string>> = { fails: {}, fixed: {}, "": common };
  for (const [, info = "", content = ""] of text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)) {
    const [language, ...words] = info.split(" ");
    const file = words.find((word) => word.startsWith("file="))?.slice(5) ?? main;
    const files = roles[words.find((word) => !word.includes("=")) ?? ""];
    if (language !== "text" && files !== undefined) files[file] = content;
  }
  return {
    code,
    file,
    text,
    fails: { ...common, ...roles["fails"] },
    fixed: { ...common, ...roles["fixed"] },
  };
}

/** Pages about what is wrong in a journey. */
const pages = readdirSync(folder)
  .flatMap((name) => /^(J\d{4})\.md$/.exec(name)?.[1] ?? [])
  .map(readPage)
  // What only a compilation, an import or an export finds, no editor is told of.
  .filter(({ code, fails }) => main in fails && /^J[1-7]/.test(code))
  .filter(({ fails }) => !(`${main}.layout.json` in fails));

/** Those whose fix `journeyc check --fix` makes. */
const certain = pages.filter(({ text }) => text.includes("(journeyc check --fix)"));

/** What an editor is told of a page's finding. */
async function toldOf(editor: Editor, { code, file }: Page): Promise<Diagnostic> {
  const told = await editor.diagnostics(file, (all) => all.some((one) => one.code === code));
  const found = told.find((one) => one.code === code);
  if (found === undefined) throw new Error(`The editor was not told of ${code}.`);
  return found;
}

test("most families have findings with a fix", () => {
  expect(certain.length).toBeGreaterThan(40);
  expect(new Set(certain.map(({ code }) => code.slice(0, 2))).size).toBeGreaterThan(3);
});

describe.each(certain)("$code", (page) => {
  const { code, fails, fixed } = page;

  test.concurrent("the preferred action makes the repaired text", async () => {
    await using editor = await Editor.start(fails);
    const { range } = await toldOf(editor, page);
    const preferred = (await actionsIn(editor, main, range)).filter(
      ({ isPreferred, diagnostics }) =>
        isPreferred === true && diagnostics?.some((one) => one.code === code),
    );
    const [chosen] = preferred;
    if (chosen === undefined) throw new Error("No action is preferred.");
    expect({ ...fails, ...(await applyAction(editor, chosen)) }).toEqual(fixed);
  });
});

function findings(files: Readonly<Record<string, string>>): readonly string[] {
  const host = new MemoryHost(files);
  const { diagnostics } = createWorkspace(host).check(host.list("."));
  return diagnostics.map(({ code }) => code);
}

test.concurrent.each(pages)(
  "$code: what is offered can be applied, and does no harm to the text",
  async (page) => {
    await using editor = await Editor.start(page.fails);
    const { range } = await toldOf(editor, page);
    const errors = (text: string): number => parseSource(main, text).diagnostics.length;
    const before = page.fails[page.file] ?? "";
    for (const action of await actionsIn(editor, page.file, range)) {
      const now = (await applyAction(editor, action))[page.file] ?? before;
      expect(errors(now), action.title).toBeLessThanOrEqual(errors(before));
    }
  },
);

const allowable = pages.filter(({ code }) => isAllowable(code));

test.concurrent.each(allowable)("$code is allowed once a reason has been given", async (page) => {
  const { code, fails } = page;
  await using editor = await Editor.start(fails);
  const { range } = await toldOf(editor, page);
  const action = titled(await actionsIn(editor, main, range), `Allow ${code} here, with a reason`);
  const { [main]: now = "" } = await applyAction(editor, action);
  expect(format(main, now).text).toBe(now);
  const count = (found: readonly string[], one: string): number =>
    found.filter((other) => other === one).length;
  const unsaid = findings({ ...fails, [main]: now });
  expect(count(unsaid, code)).toBe(count(findings(fails), code));
  expect(unsaid).toContain("J2030");
  const said = now.replace(`@allow(${code}, "")`, `@allow(${code}, "for a reason")`);
  const after = findings({ ...fails, [main]: said });
  expect(count(after, code)).toBeLessThan(count(unsaid, code));
  expect(after.filter((one) => one.startsWith("J203"))).toEqual([]);
});
