import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "../../compiler/diagnostics/collection.ts";
import type { DiagnosticCode } from "../../compiler/diagnostics/diagnostic.ts";
import { Lines } from "../../compiler/diagnostics/lines.ts";
import { finding } from "./report-of.ts";

const at = (file: string, start: number, code: DiagnosticCode) =>
  finding({ file, span: { start, end: start + 1 } }, { code });

test("findings come by file, offset and code, each once, however they were found", () => {
  const sorted = [
    at("a", 0, "J2001"),
    at("a", 0, "J3001"),
    at("a", 7, "J1001"),
    at("b", 0, "J1001"),
  ];
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...sorted, ...sorted], { minLength: 8, maxLength: 8 }),
      (found) => {
        expect(inOrder(found)).toEqual(sorted);
      },
    ),
  );
});

test("a position and its offset say the same, with every kind of line end", () => {
  const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "日", "👩"), { maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(80), (parts, offset) => {
      const joined = parts.join("");
      const lines = new Lines(joined);
      const { line, column } = lines.positionAt(offset);
      expect(lines.startOf(line) + column - 1).toBe(Math.min(offset, joined.length));
      expect(lines.count).toBe(joined.split(/\r\n|\r|\n/).length);
      expect(lines.textOf(line)).toBe(joined.split(/\r\n|\r|\n/)[line - 1]);
    }),
  );
});
