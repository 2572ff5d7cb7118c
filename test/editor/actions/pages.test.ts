import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actionsIn, applyAction } from "../support/code-actions.ts";
import { Editor } from "../support/editor.ts";

// What a page of a finding promises, an editor gets: at the finding the preferred fix, and from it the repaired text.

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "docs/diagnostics");
const schema = readFileSync(join(root, "examples/pass-through/alpha_user.schema.json"), "utf8");
const main = "example.journey";

interface Page {
  readonly code: string;
  readonly fails: Readonly<Record<string, string>>;
  readonly fixed: Readonly<Record<string, string>>;
}

function readPage(code: string): Page {
  const text = readFileSync(join(folder, `${code}.md`), "utf8");
  const common: Record<string, string> = { "alpha_user.schema.json": schema };
  const roles: Record<string, Record<string, string>> = { fails: {}, fixed: {}, "": common };
  for (const [, info = "", content = ""] of text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)) {
    const [language, ...words] = info.split(" ");
    const file = words.find((word) => word.startsWith("file="))?.slice(5) ?? main;
    const files = roles[words.find((word) => !word.includes("=")) ?? ""];
    if (language !== "text" && files !== undefined) files[file] = content;
  }
  return { code, fails: { ...common, ...roles["fails"] }, fixed: { ...common, ...roles["fixed"] } };
}

/** Pages whose journey fails and whose fix `journeyc check --fix` makes. */
const pages = readdirSync(folder)
  .flatMap((name) => /^(J\d{4})\.md$/.exec(name)?.[1] ?? [])
  .filter((code) =>
    readFileSync(join(folder, `${code}.md`), "utf8").includes("(journeyc check --fix)"),
  )
  .map(readPage)
  .filter(({ fails }) => main in fails);

test("most families have findings with a fix", () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(new Set(pages.map(({ code }) => code.slice(0, 2))).size).toBeGreaterThan(3);
});

describe.each(pages)("$code", ({ code, fails, fixed }) => {
  test("the preferred action makes the repaired text", async () => {
    await using editor = await Editor.start(fails);
    const told = await editor.diagnostics(main, (all) => all.some((one) => one.code === code));
    const range = told.find((one) => one.code === code)?.range;
    if (range === undefined) throw new Error(`The editor was not told of ${code}.`);
    const preferred = (await actionsIn(editor, main, range)).filter(
      ({ isPreferred, diagnostics }) =>
        isPreferred === true && diagnostics?.some((one) => one.code === code),
    );
    const [chosen] = preferred;
    if (chosen === undefined) throw new Error("No action is preferred.");
    expect({ ...fails, ...(await applyAction(editor, chosen)) }).toEqual(fixed);
  });
});
