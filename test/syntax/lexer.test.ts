import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOf, lex, tokens } from "@journeyc/grammar";

const kinds = (text: string): string[] => lex(text).tokens.map(({ tokenType }) => tokenType.name);

describe("the terminals", () => {
  test("cover every text: no character is lost, none counts twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const { tokens: found, comments, invisible } = lex(text);
        const all = [...found, ...comments, ...invisible].toSorted(
          (a, b) => a.startOffset - b.startOffset,
        );
        let end = 0;
        for (const token of all) {
          const { startOffset, image } = token;
          expect(text.slice(end, startOffset)).toMatch(/^[ \t\r\n]*$/);
          expect(startOffset).toBeGreaterThanOrEqual(end);
          end = endOf(token);
          // A name that something invisible splits is longer than its image.
          if (invisible.length === 0) expect(text.slice(startOffset, end)).toBe(image);
        }
        expect(text.slice(end)).toMatch(/^[ \t\r\n]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test("each has a name of its own", () => {
    const names = tokens.allTokens.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    ["managed/alpha_user", ["ResourceName"]],
    ["managed/a-b/c", ["ResourceName"]],
    ["a->b", ["Name", "Arrow", "Name"]],
    ["managed/x->y", ["ResourceName", "Arrow", "Name"]],
    ["a//b", ["Name"]],
    ["env.X secret.Y env", ["Environment", "Environment", "Name"]],
    ["5m 5 5ms 5x -5", ["Duration", "Number", "Duration", "MalformedNumber", "Number"]],
    ["journey journeys", ["Journey", "Name"]],
    ["true trueish", ["True", "Name"]],
    ['"""a""b"""', ["Text"]],
    ['""', ["Text"]],
    ['"a\\"b"', ["Text"]],
    ["'it' “x” «y»", ["Text", "Text", "Text"]],
    [
      "=> --> -- → = :=",
      ["WrongArrow", "WrongArrow", "WrongArrow", "WrongArrow", "Equals", "Equals"],
    ],
  ])("%s", (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test("tell the three kinds of comments apart", () => {
    const { comments } = lex("/// doc\n//// line\n// line\n/* block */ /** block */");
    expect(comments.map(({ tokenType }) => tokenType.name)).toEqual([
      "DocComment",
      "LineComment",
      "LineComment",
      "BlockComment",
      "BlockComment",
    ]);
  });

  test("read a name that something invisible splits as one", () => {
    expect(lex("lo\u200Bcal no\u200Bde a\u00A0b").tokens.map(({ image }) => image)).toEqual([
      "local",
      "node",
      "a",
      "b",
    ]);
  });
});
