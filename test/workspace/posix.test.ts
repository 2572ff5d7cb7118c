import { posix as node } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { posix } from "../../compiler/posix.ts";

const path = fc
  .array(fc.constantFrom("/", "a", "b", ".", "..", "x.journey", "ü"), { maxLength: 12 })
  .map((parts) => parts.join(""));
const absolute = path.map((one) => `/${one}`);

test("paths are what Node makes of them", () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      expect(posix.normalize(one)).toBe(node.normalize(one));
      const single = one.replaceAll(/\/+/g, "/");
      expect(posix.dirname(single)).toBe(node.dirname(single));
      expect(posix.join(one, other)).toBe(node.join(one, other));
      expect(posix.isAbsolute(one)).toBe(node.isAbsolute(one));
    }),
    { numRuns: 2_000 },
  );
});

test("ways between absolute paths, and between paths of one folder", () => {
  fc.assert(
    fc.property(absolute, absolute, (one, other) => {
      expect(posix.relative(one, other)).toBe(node.relative(one, other));
    }),
    { numRuns: 2_000 },
  );
  expect(posix.relative("a/b", "c.journey")).toBe(node.relative("a/b", "c.journey"));
  expect(posix.relative(".", "c.journey")).toBe("c.journey");
});
