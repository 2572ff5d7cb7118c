import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../compiler/host/memory-host.ts";
import { createWorkspace } from "../compiler/workspace.ts";
import { parseSource } from "../compiler/1-syntax/parse.ts";
import { printSource } from "../compiler/1-syntax/print.ts";

// What the guide shows is checked; what it links to is there. The pages of diagnostics have a test of their own.

const root = join(import.meta.dirname, "..");
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
const textOf = (page: string): string => readFileSync(join(root, page), "utf8");
const schema = textOf("examples/pass-through/alpha_user.schema.json");

function brokenLinks(page: string): string[] {
  const text = textOf(page).replace(/^```[^]*?^```$/gm, "");
  return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !existsSync(join(root, dirname(page), target)));
}

/** The anchors that GitHub gives a page's headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = textOf(page).replace(/^```[^]*?^```$/gm, "");
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set(anchors);
}

function brokenAnchors(page: string): string[] {
  const text = textOf(page).replace(/^```[^]*?^```$/gm, "");
  return [...text.matchAll(/\]\(((?!https?:)[^)#]*)#([^)]+)\)/g)]
    .filter(([, target = "", anchor = ""]) => {
      const linked = target === "" ? page : join(dirname(page), target);
      return linked.endsWith(".md") && existsSync(join(root, linked))
        ? !anchorsOf(linked).has(anchor)
        : false;
    })
    .map(([, target, anchor]) => `${target}#${anchor}`);
}

const samples = pages
  .filter((page) => !page.startsWith(join("docs", "diagnostics")))
  .flatMap((page) =>
    [...textOf(page).matchAll(/^```journey\n([^]*?)^```$/gm)].map(([, text = ""], index) => ({
      name: `${page}, sample ${index + 1}`,
      text,
    })),
  );

test("every link leads somewhere", () => {
  expect(pages.length).toBeGreaterThan(60);
  const broken = pages.flatMap((page) => brokenLinks(page).map((link) => `${page}: ${link}`));
  expect(broken).toEqual([]);
});

test("every anchor that is linked is a heading", () => {
  const broken = pages.flatMap((page) => brokenAnchors(page).map((link) => `${page}: ${link}`));
  expect(broken).toEqual([]);
});

test("no page names a path of the machine that it was written on", () => {
  const named = pages.filter((page) => /(?:^|[\s"'(`])\/(?:home|root|Users)\//m.test(textOf(page)));
  expect(named.map((page) => relative(root, page))).toEqual([]);
});

/** What the pages import of the runtime, by module. */
const imported = new Map<string, Set<string>>();
for (const page of pages) {
  const statements = textOf(page).matchAll(
    /^import \{([^}]+)\} from "(@journeyc\/runtime[^"]*)";$/gm,
  );
  for (const [, names = "", module = ""] of statements) {
    const values = names.split(",").map((name) => name.trim());
    const known = imported.get(module) ?? new Set();
    for (const name of values) if (name !== "" && !name.startsWith("type ")) known.add(name);
    imported.set(module, known);
  }
}

test("pages import of the runtime what is there", async () => {
  expect(imported.size).toBeGreaterThan(15);
  const missing: string[] = [];
  for (const [module, names] of imported) {
    const exported = Object.keys((await import(module)) as object);
    missing.push(...[...names].filter((name) => !exported.includes(name)));
  }
  expect(missing).toEqual([]);
});

/** A whole file; or nodes as they stand in a journey, which can only be parsed. */
const isWhole = (text: string): boolean => /^(?:journey|connector|resource) /m.test(text);

describe.each(samples)("$name", ({ text }) => {
  const source = isWhole(text) ? text : `journey Sample {\n${text}}\n`;

  test("parses", () => {
    expect(parseSource("sample.journey", source).diagnostics).toEqual([]);
  });

  if (!isWhole(text) || text.includes("import ")) return;

  test("has no error, and is formatted", () => {
    const host = new MemoryHost({ "sample.journey": source, "alpha_user.schema.json": schema });
    const { diagnostics } = createWorkspace(host).check(["sample.journey"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(printSource(parseSource("sample.journey", source).value)).toBe(source);
  });
});
