import { endOf, lex, type Token, tokens as t } from "@journeyc/grammar";
import { parseSource } from "journeyc/analysis";
import { beforeAll, describe, expect, test } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { lexicalTokens } from "../../../editor/language-server/semantic-tokens/lexical-tokens.ts";
import { corpus } from "../../interop/support.ts";
import {
  documentedTexts,
  exampleTexts,
  type JourneyText,
  publishedTexts,
} from "../../support/journey-texts.ts";
import { loadGrammar, type ScopedLine, scopedLines } from "../support/textmate.ts";

let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** The scopes at each character of a text. */
function scopesByOffset(text: string, lines: readonly ScopedLine[]): readonly string[] {
  const scopes: string[] = [];
  let offset = 0;
  for (const line of lines) {
    for (const run of line.runs)
      for (let at = run.start; at < run.end; at += 1) scopes[offset + at] = run.scopes.join(" ");
    offset += line.text.length + (text.startsWith("\r\n", offset + line.text.length) ? 2 : 1);
  }
  return scopes;
}

const kinds = {
  keyword: /^(?:keyword|storage)\.|constant\.language/,
  name: /^(?:entity|variable|support|constant\.language\.target|constant\.other\.diagnostic-code|storage\.modifier\.allow)/,
  string: /^string\./,
  number: /^constant\.numeric/,
  comment: /^comment\./,
  arrow: /^keyword\.operator\.arrow/,
  bracket: /^punctuation\./,
} as const;

function kindOf(token: Token, keywords: ReadonlySet<number>): keyof typeof kinds | undefined {
  const { tokenType } = token;
  if (tokenType === t.Text) return "string";
  if (tokenType === t.NumberToken || tokenType === t.Duration) return "number";
  if (tokenType === t.Arrow) return "arrow";
  if (tokenType === t.Environment || tokenType === t.ResourceName) return "name";
  if (tokenType === t.Name || t.keywords.includes(tokenType))
    return keywords.has(token.startOffset) ? "keyword" : "name";
  const brackets = [t.LeftBrace, t.RightBrace, t.LeftBracket, t.RightBracket, t.Colon, t.Comma];
  return brackets.includes(tokenType) ? "bracket" : undefined;
}

/** Each token that has not a scope of its kind, with what it has. */
function miscoloured({ text }: JourneyText): readonly string[] {
  const scopes = scopesByOffset(text, scopedLines(grammar, text));
  const { tokens, comments } = lex(text);
  const lexical = [...lexicalTokens(parseSource("a.journey", text).value)];
  const keywords = new Set(
    lexical.filter(({ role }) => role.type === "keyword").map(({ span }) => span.start),
  );
  const wanted = [
    ...comments.map((token) => [token, "comment"] as const),
    ...tokens.map((token) => [token, kindOf(token, keywords)] as const),
  ];
  return wanted.flatMap(([token, kind]) => {
    if (kind === undefined) return [];
    return [token.startOffset, endOf(token) - 1]
      .filter((at) => !kinds[kind].test(scopes[at] ?? ""))
      .map((at) => `${token.image} at ${at}: ${kind}, not ${scopes[at] ?? "nothing"}`);
  });
}

/** A part of a file has no place of its own; one with syntax errors has no tokens to be sure of. */
const isWhole = ({ text }: JourneyText): boolean =>
  parseSource("a.journey", text).diagnostics.length === 0;

describe("every token has a scope of its kind", () => {
  test.each(exampleTexts)("in $from", (journey) => {
    expect(miscoloured(journey)).toEqual([]);
  });

  const whole = documentedTexts.filter(isWhole);

  test("in the documentation, which has many", () => {
    expect(whole.length).toBeGreaterThan(100);
    expect(whole.flatMap((one) => miscoloured(one).map((it) => `${one.from}: ${it}`))).toEqual([]);
  });

  test("in the parts of journeys that the documentation shows", () => {
    const parts = documentedTexts
      .filter((one) => !isWhole(one))
      .map(({ from, text }) => ({ from, text: `journey Sample {\n${text}}\n` }))
      .filter(isWhole);
    expect(parts.length).toBeGreaterThan(50);
    expect(parts.flatMap((one) => miscoloured(one).map((it) => `${one.from}: ${it}`))).toEqual([]);
  });

  test.skipIf(corpus === undefined)("in published journeys", () => {
    const texts = publishedTexts();
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap((one) => miscoloured(one).map((it) => `${one.from}: ${it}`))).toEqual([]);
  });
});

/** The slowest line of some texts. */
function slowest(texts: readonly string[]): ScopedLine {
  const lines = texts.flatMap((text) => scopedLines(grammar, text));
  return lines.reduce((worst, line) => (line.milliseconds > worst.milliseconds ? line : worst));
}

describe("no line takes long", () => {
  const many = 5_000;

  /** Each is hard for an expression that looks ahead, or that can match in many ways. */
  const hard: Readonly<Record<string, string>> = {
    names: "a ".repeat(many),
    outcomes: "a,".repeat(many),
    "comments that might be a gap": `a ${"/* */ ".repeat(many)}`,
    "an open comment": `node /*${"*".repeat(many)}`,
    blanks: `node a${" ".repeat(many)}x`,
    "closing brackets": `x: "${"} ".repeat(many)}x`,
    quotes: '"a" '.repeat(many),
    "open quotes": `x: ${'"'.repeat(many + 1)}`,
    backslashes: `x: "${"\\".repeat(many + 1)}`,
    digits: `x: ${"1".repeat(many)}x`,
    slashes: `x: ${"a/".repeat(many)}`,
    points: `require a.${"a.".repeat(many)}`,
    braces: "{".repeat(2_000),
    "a filter of words": `queryFilter: "${"a ".repeat(many)}`,
    "a filter of quotes": `queryFilter: "${"'a' ".repeat(many)}`,
    "a filter of blanks": `queryFilter: "a${" ".repeat(many)}"`,
  };

  test.each(Object.entries(hard))("%s", (_, line) => {
    const text = `journey A {\n  node a: T {\n${line}\n  }\n  page b {\n${line}\n  }\n}\n`;
    const { milliseconds, text: worst } = slowest([text]);
    // About 20 µs a token on a slow machine; a quadratic expression takes many seconds.
    expect(milliseconds, worst.slice(0, 20)).toBeLessThan(2_000);
  });

  test.skipIf(corpus === undefined)("published journeys", () => {
    const texts = publishedTexts().map(({ text }) => text);
    expect(slowest(texts).milliseconds).toBeLessThan(1_000);
  });
});
