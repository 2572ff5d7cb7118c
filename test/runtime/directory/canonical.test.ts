import { canonicalIdentifier } from "../../../runtime/directory/canonical.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

function canonical(value: string): string | undefined {
  const result = canonicalIdentifier(value);
  return result.ok ? result.text : undefined;
}

/** Letters whose cases, compositions and compatibility forms are where folding goes wrong. */
const tricky = fc.constantFrom(
  ..."aAzZkK\u212AsS\u017FßẞıİiI\u0307σςΣΐΰŉǰﬁﬅΆᾳᾼέÅ\u212BＡａ①㎏ªⅣⅳꭰᎠḭ\u0345\u03B9\u1E9B\u0323.@-_ ",
);

const text = fc.oneof(
  fc.array(tricky, { maxLength: 8 }).map((letters) => letters.join("")),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }),
);

describe("canonical identifiers", () => {
  test("the canonical text of a canonical text is itself", () => {
    fc.assert(
      fc.property(text, (value) => {
        const once = canonical(value);
        if (once !== undefined) expect(canonical(once)).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });

  test("every single code point is stable or refused", () => {
    for (let code = 0; code <= 0x10_ffff; code += 1) {
      const once = canonical(`a${String.fromCodePoint(code)}b`);
      if (once !== undefined && canonical(once) !== once) expect.fail(`U+${code.toString(16)}`);
    }
  });

  test("what differs by case, composition or compatibility only is the same identifier", () => {
    fc.assert(
      fc.property(text, (value) => {
        const once = canonical(value);
        if (once === undefined) return;
        for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
          expect(canonical(value.normalize(form))).toBe(once);
        }
        // Upper case maps the dotless i to I: a spelling of another letter. And it makes a letter of U+0345, a mark,
        // which must have been brought into its order before.
        const upper = value.normalize("NFKC").toUpperCase();
        if (!value.normalize("NFKC").includes("ı")) expect(canonical(upper)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ["K", "\u212A", "k"],
    ["ß", "SS", "ss"],
    ["ẞ", "ß", "ss"],
    ["ς", "Σ", "σ"],
    ["ſ", "S", "s"],
    ["Å", "\u212B", "å"],
    ["ＡＢＣ", "abc", "abc"],
    ["ﬃ", "FFI", "ffi"],
  ])("%s and %s are %s", (one, other, folded) => {
    expect([canonical(one), canonical(other)]).toEqual([folded, folded]);
  });

  test.each([
    ["ı", "i"],
    ["a", "а"],
    ["é", "e"],
    ["o", "0"],
    ["a.b", "ab"],
    ["a b", "a  b"],
  ])("%s and %s are two", (one, other) => {
    expect(canonical(one)).toBeDefined();
    expect(canonical(one)).not.toBe(canonical(other));
  });

  test.each([
    ["", "empty"],
    ["a\0", "forbidden-character"],
    ["a\nb", "forbidden-character"],
    ["a\u007fb", "forbidden-character"],
    ["a\u0085b", "forbidden-character"],
    ["a\u00adb", "forbidden-character"],
    ["a\u034fb", "forbidden-character"],
    ["a\u200bb", "forbidden-character"],
    ["a\u200db", "forbidden-character"],
    ["a\u202eb", "forbidden-character"],
    ["a\u2066b", "forbidden-character"],
    ["a\u2028b", "forbidden-character"],
    ["\ufeffa", "forbidden-character"],
    ["a\ufe0f", "forbidden-character"],
    ["a\ud800", "forbidden-character"],
    ["a\u{e0041}", "forbidden-character"],
    ["\u3164", "forbidden-character"],
    ["\ue000", "forbidden-character"],
    ["\uffff", "forbidden-character"],
    [" a", "surrounding-space"],
    ["a ", "surrounding-space"],
    ["a\u00a0", "surrounding-space"],
    ["\u3000a", "surrounding-space"],
    ["x".repeat(1025), "too-long"],
    ["\ufdfa".repeat(300), "too-long"],
    ["x".repeat(10_000_000), "too-long"],
  ])("example %# is refused", (value, refusal) => {
    expect(canonicalIdentifier(value)).toEqual({ ok: false, refusal });
  });
});
