import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isObject, type Json, type JsonObject, sameJson } from "../../compiler/interop/json.ts";
import { difference, patched } from "../../compiler/interop/sidecar/patch.ts";

const key = fc.oneof(
  fc.constantFrom("a", "b", "__proto__", "constructor", "toString", "", "0", "set", "in"),
  fc.string({ maxLength: 3 }),
);

const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -2, max: 2 }),
    fc.string({ maxLength: 2 }),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  // Entries, since a generator of objects could not make a key `__proto__`.
  object: fc
    .array(fc.tuple(key, tie("value")), { maxLength: 4 })
    .map((entries): JsonObject => Object.fromEntries(entries)),
}));

/** As a layout keeps it: written to a file and read again. */
function kept<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

describe("a patch", () => {
  test("makes the source of what the text says, also from a file", () => {
    fc.assert(
      fc.property(object, object, (said, source) => {
        expect(sameJson(patched(said, kept(difference(said, source))), source)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is nothing where there is no difference", () => {
    fc.assert(
      fc.property(object, (said) => {
        expect(difference(said, kept(said))).toBeUndefined();
      }),
    );
  });

  test("hides nothing that the text has come to say since", () => {
    fc.assert(
      fc.property(object, object, object, (said, source, now) => {
        const result = patched(now, difference(said, source));
        for (const [name, value] of Object.entries(now)) {
          const before = Object.hasOwn(said, name) ? said[name] : undefined;
          // Where it says what it said, or an object, whose entries are looked at one by one, the source may differ.
          if (isObject(value) || (before !== undefined && sameJson(before, value))) continue;
          expect(Object.hasOwn(result, name) && sameJson(result[name], value)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("adds no prototype", () => {
    const hostile = JSON.parse('{ "__proto__": { "polluted": true } }') as JsonObject;
    const result = patched({}, kept(difference({}, hostile)));
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.hasOwn(result, "__proto__")).toBe(true);
    expect("polluted" in {}).toBe(false);
  });
});

describe("the text has the last word", () => {
  const source: JsonObject = { limit: 3, mode: "fast", extra: 1, gone: true };
  const said: JsonObject = { limit: 5, mode: "fast", more: [1] };
  const patch = difference(said, { limit: 3, mode: "fast", extra: 1, gone: true });

  test.each<[string, JsonObject, JsonObject]>([
    ["nothing changed", said, source],
    ["another value", { ...said, limit: 7 }, { ...source, limit: 7 }],
    [
      "a value where the source had one that the text did not say",
      { ...said, extra: 2 },
      { ...source, extra: 2 },
    ],
    ["a value that the source does not have", { ...said, more: [2] }, { ...source, more: [2] }],
    [
      "a value that is no longer said",
      { mode: "fast", more: [1] },
      { mode: "fast", extra: 1, gone: true },
    ],
  ])("%s", (_, now, expected) => {
    expect(patched(now, patch)).toEqual(expected);
  });
});
