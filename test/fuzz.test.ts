import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lex } from "@journeyc/grammar";
import type { SourceFile, Span } from "../compiler/1-syntax/ast.ts";
import { parseSource } from "../compiler/1-syntax/parse.ts";
import { printSource } from "../compiler/1-syntax/print.ts";

// Whatever the text: parsing ends, never throws, and every place that it names lies inside the text.

const root = join(import.meta.dirname, "..");
const samples = ["examples", "test/compile"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".journey") && !name.includes("node_modules"))
    .map((name) => readFileSync(join(root, folder, name), "utf8")),
);
const sample = fc.constantFrom(...samples);

function* spansOf(value: unknown): Generator<Span> {
  if (typeof value !== "object" || value === null) return;
  if ("span" in value) yield value.span as Span;
  for (const child of Object.values(value)) yield* spansOf(child);
}

function expectSound(text: string): SourceFile {
  const { value, diagnostics } = parseSource("fuzz.journey", text);
  const places = [...spansOf(value), ...diagnostics.map((finding) => finding.primary.span)];
  const outside = places.filter(
    ({ start, end }) => !(start >= 0 && start <= end && end <= text.length),
  );
  expect(outside).toEqual([]);
  return value;
}

/** Formatting what has no error changes nothing that a second formatting would change again, and loses no comment. */
function expectStable(text: string): void {
  const { value, diagnostics } = parseSource("fuzz.journey", text);
  if (diagnostics.some(({ severity }) => severity === "error")) return;
  const printed = printSource(value);
  const again = parseSource("fuzz.journey", printed);
  expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(printSource(again.value)).toBe(printed);
  const comments = (file: SourceFile): string[] =>
    file.comments.map(({ text }) =>
      text
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .join("\n"),
    );
  expect(comments(again.value)).toEqual(comments(value));
}

const oddities = [
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  '"',
  '"""',
  "'",
  "->",
  "=>",
  ":",
  ",",
  ";",
  "@allow",
  "//",
  "/*",
  "*/",
  "///",
  "\\",
  "\n",
  "\r\n",
  "\0",
  "\uFEFF",
  "\u202E",
  "\uD800",
  "é",
  "journey",
  "node",
  "page",
  "start",
  "else",
  "true",
  "1e",
  "5x",
  "30s",
  "env.",
  "a/b",
  "import",
  "from",
  "resource",
  "connector",
  "__proto__",
];

interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  text: fc.oneof(fc.constantFrom("", ...oddities), fc.string({ maxLength: 6, unit: "binary" })),
});

function damage(text: string, changes: readonly Change[]): string {
  return changes.reduce((current, { at, length, text: inserted }) => {
    const offset = Math.floor(at * current.length);
    return current.slice(0, offset) + inserted + current.slice(offset + length);
  }, text);
}

/** Drops, doubles or swaps a token. */
function damageTokens(text: string, picks: readonly (readonly [number, number])[]): string {
  const images = lex(text).tokens.map((token) => [token.startOffset, token.image] as const);
  const parts = images.map(([start, image], index) => {
    const end = images[index + 1]?.[0] ?? text.length;
    return image + text.slice(start + image.length, end);
  });
  for (const [at, how] of picks) {
    const index = Math.floor(at * parts.length);
    const [first = "", second = ""] = [parts[index], parts[index + 1]];
    if (how === 0) parts.splice(index, 1);
    else if (how === 1) parts.splice(index, 0, first);
    else parts.splice(index, 2, second, first);
  }
  return parts.join("");
}

describe("any text", () => {
  test("random characters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => void expectSound(text)),
      {
        numRuns: 500,
      },
    );
  });

  test("tokens and oddities in any order", () => {
    const text = fc
      .array(fc.constantFrom(...oddities, "a", " ", "\n"), { maxLength: 60 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (tokens) => void expectSound(tokens)),
      { numRuns: 1_000 },
    );
    fc.assert(fc.property(text, expectStable), { numRuns: 1_000 });
  });

  test("damaged samples", () => {
    const damaged = fc.tuple(sample, fc.array(change, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(damaged, ([text, changes]) => {
        expectSound(damage(text, changes));
        expectStable(damage(text, changes));
      }),
      { numRuns: 1_500 },
    );
  });

  test("samples with tokens dropped, doubled and swapped", () => {
    const pick = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(2));
    const damaged = fc.tuple(sample, fc.array(pick, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(damaged, ([text, picks]) => {
        expectSound(damageTokens(text, picks));
        expectStable(damageTokens(text, picks));
      }),
      { numRuns: 1_500 },
    );
  });

  test("every prefix of every sample", () => {
    for (const text of samples) {
      for (let end = 0; end <= text.length; end += 1) expectSound(text.slice(0, end));
    }
  });
});

describe("valid samples", () => {
  test("are fixed points of formatting once formatted, whatever their line ends", () => {
    expect(samples.length).toBeGreaterThan(10);
    for (const text of samples) {
      const once = printSource(expectSound(text));
      expect(printSource(expectSound(once))).toBe(once);
      expect(printSource(expectSound(text.replaceAll("\n", "\r\n")))).toBe(once);
    }
  });
});
