import * as fc from "fast-check";
import { util } from "prettier";
import { expect, test } from "vitest";
import { columnsOf } from "../../compiler/6-emit/layout/columns.ts";
import { writeConstant } from "../../compiler/6-emit/layout/statements.ts";
import { Writer } from "../../compiler/6-emit/layout/writer.ts";
import { printedByPrettier } from "./support/prettier-document.ts";
import { marksOf, randomExpression } from "./support/random-expression.ts";

test("random expressions are laid out as prettier's own printer does it, and marks stand where their text does", () => {
  fc.assert(
    fc.property(randomExpression, fc.integer({ min: 1, max: 80 }), (value, length) => {
      const name = "n".repeat(length);
      const writer = new Writer();
      writeConstant(writer, { name, origin: { span: { start: 0, end: 0 }, name } }, "T", value);
      const { text, marks } = writer.finish();
      expect(text).toBe(printedByPrettier(`export const ${name}: T`, value));
      expect(marks.map(({ origin }) => origin.name)).toEqual([name, ...marksOf(value)]);
      let last = -1;
      for (const { origin, offset } of marks) {
        expect(offset).toBeGreaterThan(last);
        expect(text.startsWith(origin.name ?? "?", offset)).toBe(true);
        last = offset;
      }
    }),
    { numRuns: Number(process.env["EMIT_RUNS"] ?? 1_000) },
  );
});

/** What the emitter writes as it is; the rest becomes escapes. */
const seen = /[^\p{C}\p{Zl}\p{Zp}]/u;

function* characters(): Generator<string> {
  for (let code = 0x20; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (seen.test(character)) yield character;
  }
}

const combined: readonly (readonly [what: string, all: RegExp, after: string])[] = [
  ["alone", /^/, ""],
  ["with a colour", /^\p{RGI_Emoji_Modifier_Sequence}$/v, "\u{1f3fd}"],
  ["as a picture", /^[\p{Emoji}\p{Regional_Indicator}]/v, "\ufe0f"],
  ["on a key", /^[ -~]/, "\ufe0f\u20e3"],
  ["in a flag", /^\p{Regional_Indicator}/u, "\u{1f1e9}"],
];

test.each(combined)("characters %s take as many columns as prettier counts", (_, all, after) => {
  const others: string[] = [];
  for (const character of characters()) {
    const text = character + after;
    if (!all.test(text) && !all.test(character)) continue;
    if (columnsOf(text) !== util.getStringWidth(text)) others.push(text);
  }
  expect(others).toEqual([]);
});

test("random texts take as many columns as prettier counts", () => {
  const unit = fc.constantFrom(..."a1#*©☝✌👍🏽🇩🇪語ｱ한ᄒ\u0301\ufe0f\u20e3\u302a\u0903");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: "grapheme" })), (text) => {
      // Joiners become escapes before they are measured.
      fc.pre(seen.test(text) && !/\p{C}/u.test(text));
      expect(columnsOf(text)).toBe(util.getStringWidth(text));
    }),
    { numRuns: 2_000 },
  );
});
