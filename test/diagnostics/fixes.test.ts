import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic, TextEdit } from "../../compiler/diagnostics/diagnostic.ts";
import { applyFixes } from "../../compiler/diagnostics/fixes.ts";
import { finding } from "./report-of.ts";

function edit(start: number, end: number, newText: string, file = "a"): TextEdit {
  return { file, span: { start, end }, newText };
}

function fixing(edits: readonly TextEdit[], preferred = true): Diagnostic {
  const span = edits[0]?.span ?? { start: 0, end: 0 };
  return finding({ file: "a", span }, { fixes: [{ title: "Fix it", edits, preferred }] });
}

function apply(text: string, ...diagnostics: readonly Diagnostic[]) {
  const { changed, applied } = applyFixes(new Map([["a", text]]), diagnostics);
  return { text: changed.get("a"), applied };
}

describe("applyFixes", () => {
  test("applies several edits of several findings", () => {
    expect(
      apply("0123456789", fixing([edit(0, 1, "A"), edit(9, 10, "")]), fixing([edit(4, 4, "+")])),
    ).toEqual({
      text: "A123+45678",
      applied: 2,
    });
  });

  test("leaves fixes that need a choice", () => {
    expect(apply("0123", fixing([edit(0, 1, "A")], false))).toEqual({
      text: undefined,
      applied: 0,
    });
  });

  test.each([
    ["overlap", edit(2, 5, "B"), edit(4, 6, "C")],
    ["insert at one place", edit(3, 3, "B"), edit(3, 3, "C")],
    ["touch with an insertion", edit(2, 4, "B"), edit(4, 4, "C")],
  ])(
    "takes the first of two that %s, and the second whole in a later round",
    (_, first, second) => {
      const both = [fixing([first]), fixing([second, edit(9, 10, "Z")])];
      expect(apply("0123456789", ...both)).toEqual({
        text: apply("0123456789", fixing([first])).text,
        applied: 1,
      });
    },
  );

  test("takes neighbours that share no character", () => {
    expect(apply("0123", fixing([edit(0, 2, "A")]), fixing([edit(2, 4, "B")])).text).toBe("AB");
  });

  test("refuses edits outside of the text and of files that are not there", () => {
    expect(
      apply("0123", fixing([edit(3, 9, "A")]), fixing([edit(0, 1, "B"), edit(0, 0, "C", "b")])),
    ).toEqual({
      text: undefined,
      applied: 0,
    });
  });

  test("keeps every character that no edit covers", () => {
    const anyEdit = fc
      .tuple(fc.nat(30), fc.nat(10))
      .map(([start, length]) => edit(start, start + length, "*"));
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
        const text = "abcdefghijklmnopqrstuvwxyzABCD";
        const { text: after = text, applied } = apply(text, ...edits.map((one) => fixing([one])));
        expect([...after].filter((character) => character === "*")).toHaveLength(applied);
        const kept = [...after].filter((character) => character !== "*");
        expect(kept).toEqual(kept.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)));
        const covered = edits.map(({ span }) => text.slice(span.start, span.end)).join("");
        for (const character of text)
          if (!covered.includes(character)) expect(kept).toContain(character);
      }),
    );
  });
});
