import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyFixes } from "../compiler/diagnostics/fixes.ts";
import { pretty } from "../compiler/diagnostics/renderers/pretty.ts";
import { registry } from "../compiler/diagnostics/registry.ts";
import { MemoryHost } from "../compiler/host/memory-host.ts";
import { exportJourneys } from "../compiler/interop/export/export.ts";
import { importJourneys } from "../compiler/interop/import/import.ts";
import { readJourneys } from "../compiler/interop/read.ts";
import { Sources } from "../compiler/diagnostics/report.ts";
import { LazyScriptTypes } from "../compiler/script-types/lazy-script-types.ts";
import { createWorkspace, type Checked } from "../compiler/workspace.ts";

// The page of a diagnostic is its test: the failing text fails so, the output is what is printed, the fix repairs it.

const folder = join(import.meta.dirname, "../docs/diagnostics");
const schema = readFileSync(
  join(import.meta.dirname, "../examples/pass-through/alpha_user.schema.json"),
  "utf8",
);
/** The file that a page is about; further blocks name theirs. */
const main = "example.journey";

interface Block {
  readonly language: string;
  readonly role: string;
  readonly file: string;
  /** What is imported, of a page about an import: the file, or a folder: ` ```json fails path=config `. */
  readonly path: string;
  readonly text: string;
}

interface Page {
  readonly code: string;
  readonly text: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Codes that cannot but stand beside it: ` ```journey fails beside=J1032 `. */
  readonly beside: readonly string[];
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)].map(([, info = "", content = ""]) => {
    const [language = "", ...words] = info.split(" ");
    const file = words.find((word) => word.startsWith("file="))?.slice(5) ?? main;
    const path = words.find((word) => word.startsWith("path="))?.slice(5) ?? file;
    const role = words.find((word) => !word.includes("=")) ?? "";
    return { language, role, file, path, text: content };
  });
}

function readPage(name: string): Page {
  const text = readFileSync(join(folder, name), "utf8");
  const title = /^# (.*)\n/.exec(text)?.[1] ?? "";
  const beside = [...text.matchAll(/^```journey fails.* beside=(J\d{4})/gm)].map(
    ([, code = ""]) => code,
  );
  return { code: name.replace(".md", ""), text, title, blocks: blocksOf(text), beside };
}

const pages = readdirSync(folder)
  .filter((name) => /^J\d{4}\.md$/.test(name))
  .map(readPage);

/** The files of a page, as they are when it fails or when it is repaired. */
function filesOf(page: Page, role: "fails" | "fixed"): Record<string, string> {
  const files: Record<string, string> = { "alpha_user.schema.json": schema };
  const sources = page.blocks.filter(({ language }) => language !== "text");
  for (const { file, text } of sources.filter((block) => block.role === "")) files[file] = text;
  for (const { file, text } of sources.filter((block) => block.role === role)) files[file] = text;
  return files;
}

type Found = Pick<Checked, "diagnostics" | "sources">;

/** What an import says of the journeys that it has read, beside what reading them says. */
function importFiles(host: MemoryHost, paths: readonly string[]): Found {
  const reading = readJourneys(host, paths);
  const { files, diagnostics } = importJourneys(reading.bundles, host, ".");
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return {
    diagnostics: [...reading.diagnostics, ...diagnostics],
    sources: new Sources((path) => texts.get(path) ?? reading.sources.linesOf(path)?.text),
  };
}

/** Pages about an export have a layout beside their journey. */
const isLayout = ({ file }: Block): boolean => file.endsWith(".layout.json");

/** Checks a page's files; what only the later phases find is found by compiling them. */
async function checkFiles(page: Page, files: Record<string, string>): Promise<Found> {
  const host = new MemoryHost(files);
  const workspace = createWorkspace(host, new LazyScriptTypes());
  const imported = page.blocks.filter(
    (block) =>
      block.language === "json" &&
      block.role === "fails" &&
      block.file !== "journey.catalogue.json" &&
      !isLayout(block),
  );
  if (imported.length > 0) return importFiles(host, [...new Set(imported.map(({ path }) => path))]);
  if (page.blocks.some(isLayout)) {
    const { diagnostics, checked } = exportJourneys(workspace, [main]);
    return { diagnostics, sources: checked.sources };
  }
  const entries = host.list(".");
  return page.code.startsWith("J9") ? workspace.compile(entries) : workspace.check(entries);
}

const codesOf = ({ diagnostics }: Pick<Found, "diagnostics">, severity: string): string[] => [
  ...new Set(diagnostics.filter((found) => found.severity === severity).map(({ code }) => code)),
];

test("every code has its page, every page its code, and the titles agree", () => {
  const expected = registry.map(({ code, title }) => `${code}: ${title}`);
  expect(pages.map(({ title }) => title).sort()).toEqual(expected.sort());
});

test("the index lists every page", () => {
  const index = readFileSync(join(folder, "README.md"), "utf8");
  const rows = [...index.matchAll(/^\| \[(J\d{4})\]\(\1\.md\) +\| (.*?) +\|$/gm)];
  expect(rows.map(([, code, title]) => `${code}: ${title}`)).toEqual(
    pages.map(({ title }) => title),
  );
});

/** What no text of a journey can show: an archive, what is to be written and where, AM's answers, a fault of the compiler. */
const aboutFiles = /^J(8007|8009|8019|8021|803\d)$/;

test("every page about sources shows a failing text, its output and a repaired text", () => {
  const without = pages.filter(({ code, blocks }) => {
    const roles = new Set(blocks.map(({ role, language }) => role || language));
    if (aboutFiles.test(code)) return false;
    return /^J[1-8]/.test(code) && !["fails", "fixed", "text"].every((role) => roles.has(role));
  });
  expect(without.map(({ code }) => code)).toEqual([]);
});

test("every page says when to allow the finding", () => {
  expect(
    pages.filter(({ text }) => !/^## When to allow it\n\n\S/m.test(text)).map(({ code }) => code),
  ).toEqual([]);
});

const failing = await Promise.all(
  pages
    .filter(({ blocks }) => blocks.some(({ role }) => role === "fails"))
    .map(async (page) => ({
      page,
      before: await checkFiles(page, filesOf(page, "fails")),
      after: await checkFiles(page, filesOf(page, "fixed")),
    })),
);

describe.each(failing)("$page.title", ({ page, before, after }) => {
  const severity = registry.find(({ code }) => code === page.code)?.severity;
  const found = before.diagnostics.filter(({ code }) => code === page.code);

  test("the failing text has this finding, and no other error", () => {
    expect(found).not.toEqual([]);
    const errors = severity === "error" ? [...page.beside, page.code] : page.beside;
    expect(codesOf(before, "error")).toEqual(errors);
  });

  test("the output is what the command prints (`-u` writes it anew)", async () => {
    const report = { diagnostics: found, files: 1, sources: before.sources };
    const rendered = pretty(report, { colors: false, width: 100 });
    const block = /^```text\n[^]*?^```$/m;
    const text = page.text.replace(block, () => `\`\`\`text\n${rendered}\`\`\``);
    await expect(text).toMatchFileSnapshot(join(folder, `${page.code}.md`));
  });

  test("the repaired text has no error, and not this finding", () => {
    expect(codesOf(after, "error")).toEqual([]);
    expect(after.diagnostics.filter(({ code }) => code === page.code)).toEqual([]);
  });

  if (!found.some(({ fixes }) => fixes.some(({ preferred }) => preferred))) return;

  test("the preferred fix makes the repaired text of the failing one", () => {
    const files = filesOf(page, "fails");
    const { changed } = applyFixes(new Map(Object.entries(files)), found);
    expect({ ...files, ...Object.fromEntries(changed) }).toEqual(filesOf(page, "fixed"));
  });
});
