import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { applyFixes } from "../../compiler/diagnostics/fixes.ts";
import { annotate, sourceOf } from "./annotate.ts";

// Each case is a broken text with its findings and what is left of its tree; `-u` writes them anew.

const folder = join(import.meta.dirname, "cases");
const cases = readdirSync(folder).map((name) => {
  const text = sourceOf(readFileSync(join(folder, name), "utf8"));
  return { name, text, ...parseSource(name, text) };
});

describe.each(cases)("$name", ({ name, text, value, diagnostics }) => {
  test("has the findings that stand in it, and the tree below it", async () => {
    expect(diagnostics).not.toEqual([]);
    await expect(annotate(text, diagnostics, value)).toMatchFileSnapshot(join(folder, name));
  });

  test("what has a certain repair is repaired by it, and nothing else breaks", () => {
    const { changed } = applyFixes(new Map([[name, text]]), diagnostics);
    const repaired = changed.get(name) ?? text;
    const left = parseSource(name, repaired).diagnostics.map(
      ({ code, message }) => `${code} ${message}`,
    );
    const open = diagnostics
      .filter(({ fixes }) => !fixes.some(({ preferred }) => preferred))
      .map(({ code, message }) => `${code} ${message}`);
    expect(left).toEqual(open);
  });
});

test("the cases show every syntax error that a small text can have", () => {
  const shown = new Set(cases.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  const missing = Array.from({ length: 32 }, (_, index) => `J${1001 + index}`).filter(
    (code) => !shown.has(code as `J${number}`),
  );
  expect(missing).toEqual([]);
});
