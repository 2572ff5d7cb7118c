import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MemoryHost } from "journeyc";
import { parseSource, type SourceFile } from "journeyc/analysis";
import { afterAll, expect, test } from "vitest";
import { bundlesOf, corpus, corpusSample, corpusText, importInto } from "../interop/support.ts";
import { debianTool } from "../support/debian-tools.ts";

const root = join(import.meta.dirname, "../..");
const grammar = join(root, "editor/tree-sitter");
const [program, ...before] = debianTool("tree-sitter", "tree-sitter-cli", "usr/bin/tree-sitter");
const folder = mkdtempSync(join(tmpdir(), "journeyc-tree-sitter-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function treeSitter(args: readonly string[], cwd = grammar): string {
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_CONFIG_HOME: folder,
    HOME: folder,
  };
  const { stdout, stderr, status } = spawnSync(program, [...before, ...args], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  // It ends with 1 when a tree has an error: the tests look for these themselves.
  if (status === null || (status !== 0 && stdout === "")) throw new Error(stderr);
  return stdout;
}

/** The trees of texts, as S-expressions. */
function treesOf(texts: readonly string[]): readonly string[] {
  const texting = mkdtempSync(join(folder, "texts-"));
  const paths = texts.map((text, index) => {
    const path = join(texting, `${index}.journey`);
    writeFileSync(path, text);
    return path;
  });
  const list = join(texting, "list.txt");
  writeFileSync(list, paths.join("\n"));
  const trees = treeSitter(["parse", "--paths", list]).split(/^(?=\(source_file )/m);
  return trees.filter((tree) => tree.startsWith("(source_file "));
}

function count(tree: string, node: string): number {
  return tree.split(`(${node} [`).length - 1;
}

/** How many there are of each part, as tree-sitter sees it. */
function countsOfTree(tree: string): Readonly<Record<string, number>> {
  const parts = ["import", "connector", "resource", "journey", "node", "page", "member", "setting"];
  const rest = ["wiring", "start", "require", "annotation", "entry"];
  return Object.fromEntries([...parts, ...rest].map((part) => [part, count(tree, part)]));
}

/** The same, as our parser sees it. */
function countsOfSource(source: SourceFile): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  const names: Readonly<Record<string, string>> = { Allow: "annotation" };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== "object" || value === null) return;
    const kind: unknown = Reflect.get(value, "kind");
    const isEntry = "quoted" in value && "key" in value && "value" in value;
    const name = isEntry
      ? "entry"
      : typeof kind === "string"
        ? (names[kind] ?? kind.toLowerCase())
        : "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
    Object.values(value).forEach(visit);
  };
  visit(source.declarations);
  const wanted = Object.keys(countsOfTree(""));
  return Object.fromEntries(wanted.map((name) => [name, counts.get(name) ?? 0]));
}

function agree(texts: readonly string[]): void {
  const trees = treesOf(texts);
  expect(trees).toHaveLength(texts.length);
  for (const [index, text] of texts.entries()) {
    const tree = trees[index] ?? "";
    const broken = /\((?:ERROR|MISSING)[^)]*/.exec(tree)?.[0];
    expect(broken === undefined ? "" : `${broken}\n${text}`).toBe("");
    expect(countsOfTree(tree), text).toEqual(countsOfSource(parseSource("a.journey", text).value));
  }
}

function filesBelow(path: string, suffix: string): readonly string[] {
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(suffix) && !name.includes("node_modules"))
    .map((name) => readFileSync(join(root, path, name), "utf8"));
}

/** What our parser finds nothing wrong with. */
function wellFormed(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => parseSource("a.journey", text).diagnostics.length === 0);
}

test("the parser is made from the grammar as it is", () => {
  const copy = join(folder, "copy");
  mkdirSync(copy);
  for (const name of ["grammar.js", "terminals.json", "package.json"])
    cpSync(join(grammar, name), join(copy, name));
  treeSitter(["generate", "--no-bindings"], copy);
  for (const name of ["parser.c", "grammar.json", "node-types.json"])
    expect(readFileSync(join(copy, "src", name), "utf8")).toBe(
      readFileSync(join(grammar, "src", name), "utf8"),
    );
});

test("examples have the trees that our parser makes of them", () => {
  const texts = wellFormed(filesBelow("examples", ".journey"));
  expect(texts.length).toBeGreaterThan(5);
  agree(texts);
});

test("well-formed texts of the documentation have the same trees", () => {
  const blocks = filesBelow("docs", ".md").flatMap((page) =>
    [...page.matchAll(/^```journey[^\n]*\n(.*?)^```/gms)].map(([, text]) => text ?? ""),
  );
  const texts = wellFormed(blocks);
  expect(texts.length).toBeGreaterThan(100);
  agree(texts);
});

test("names that are keywords, strings like comments, comments like documentation", () => {
  agree(
    wellFormed([
      `/* a ** b */ journey start on managed/x { start -> start node: 1 page "x": 2 node start: T -> node }\n`,
      `journey X { start -> a node a: T { else: "// no" x: """ "/* " """ s: "a\\"b" else -> a } }\n`,
      `journey X { start -> a page a { b: "am.Type" {} c: { d: "x" } "e": f else -> success } }\n`,
      `//// none\n/// one\nimport { from import, journey\n node } from "./x.journey"\n`,
    ]),
  );
});

test.runIf(corpus)("published journeys have the same trees", { timeout: 120_000 }, () => {
  const host = new MemoryHost();
  for (const name of corpusSample) importInto(host, bundlesOf({ [name]: corpusText(name) }));
  const texts = host.list(".").flatMap((path) => {
    const read = host.read(path);
    return read.ok ? [read.text] : [];
  });
  expect(texts.length).toBeGreaterThan(50);
  agree(wellFormed(texts));
});

test.each(["tree-sitter/queries", "helix/queries/journey"])(
  "the queries of %s fit the grammar",
  (path) => {
    const queries = join(root, "editor", path);
    const example = join(root, "examples/pass-through/login.journey");
    for (const name of readdirSync(queries))
      expect(treeSitter(["query", join(queries, name), example]), name).toContain("login.journey");
  },
);
