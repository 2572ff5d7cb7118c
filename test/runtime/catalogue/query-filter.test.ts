import {
  evaluateQueryFilter,
  filterPointers,
  maximumFilterDepth,
  parseQueryFilter,
  type QueryFilter,
} from "@journeyc/runtime/catalogue/query-filter";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../runtime/json.ts";

function parse(text: string): QueryFilter {
  const parsed = parseQueryFilter(text);
  if (!parsed.ok)
    throw new Error(`${text}: expected ${parsed.error.expected} at ${parsed.error.offset}`);
  return parsed.filter;
}

const matches = (text: string, object: JsonObject): boolean =>
  evaluateQueryFilter(parse(text), object);

/** A filter as text, every pair of parentheses written: what the parser must agree with. */
function print(filter: QueryFilter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${filter.operands.map(print).join(` ${filter.kind} `)})`;
    case "not":
      return `!(${print(filter.operand)})`;
    case "literal":
      return String(filter.value);
    case "present":
      return `${pointer(filter.pointer.path)} pr`;
    case "compare":
      return `${pointer(filter.pointer.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
  }
}

const pointer = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The places in the text are not part of what a filter says. */
function withoutPlaces(filter: QueryFilter): unknown {
  return JSON.parse(
    JSON.stringify(filter, (key, value: unknown) =>
      key === "start" || key === "end" ? undefined : value,
    ),
  );
}

const part = fc.stringMatching(/^[a-z_$~/][A-Za-z0-9_~/-]{0,6}$/);
const place = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .map((path) => ({ path, start: 0, end: 0 }));
const value = fc.oneof(
  fc.boolean(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((number) => (Object.is(number, -0) ? 0 : number)),
  // JSON's escapes are not CREST's: only the backslash itself and the quotes are printed alike.
  fc.stringMatching(/^[A-Za-z0-9 "'\\().!äß€-]{0,8}$/),
);
const operator = fc.constantFrom("eq", "co", "sw", "lt", "le", "gt", "ge");
const filters = fc.letrec<{ filter: QueryFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small" },
    fc.record({ kind: fc.constant("literal"), value: fc.boolean() }),
    fc.record({ kind: fc.constant("present"), pointer: place }),
    fc.record({ kind: fc.constant("compare"), operator, pointer: place, value }),
    fc.record({ kind: fc.constant("not"), operand: tie("filter") }),
    fc.record({
      kind: fc.constantFrom("and", "or"),
      operands: fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
    }),
  ) as fc.Arbitrary<QueryFilter>,
})).filter;

const nested = (depth: number): string => `${"(".repeat(depth)}a pr${")".repeat(depth)}`;
const not = (operand: QueryFilter): QueryFilter => ({ kind: "not", operand });

describe("parsing", () => {
  test("reads back every filter that is printed with all its parentheses", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(withoutPlaces(parse(print(filter)))).toEqual(withoutPlaces(filter));
      }),
      { numRuns: 500 },
    );
  });

  test("of any text gives a filter or an error inside the text, and never throws", () => {
    const noise = fc.array(
      fc.constantFrom(
        "(",
        ")",
        "!",
        "and",
        "or",
        "pr",
        "eq",
        "true",
        "/a/b",
        "'x'",
        '"',
        "'",
        "\\",
        "7",
        "-",
        "~",
        " ",
        "\u0000",
        "é",
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          noise.map((parts) => parts.join(" ")),
        ),
        (text) => {
          const parsed = parseQueryFilter(text);
          if (parsed.ok) return;
          const { offset, length, expected } = parsed.error;
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
          expect(length > 0 || offset === text.length).toBe(true);
          expect(expected).not.toBe("");
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("the places of the pointers are theirs", () => {
    const text = " /mail pr and !(  a~1b/c~0d eq 'x' or /n gt 3)";
    const found = filterPointers(parse(text));
    expect(found.map(({ path }) => path)).toEqual([["mail"], ["a/b", "c~d"], ["n"]]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      "/mail",
      "a~1b/c~0d",
      "/n",
    ]);
  });

  test.each([
    ["and before or", "a pr or b pr and c pr", "(a pr or (b pr and c pr))"],
    ["or after and", "a pr and b pr or c pr", "((a pr and b pr) or c pr)"],
    ["! before and", "!a pr and b pr", "(!(a pr) and b pr)"],
    ["! before parentheses", "!(a pr and b pr) or c pr", "(!((a pr and b pr)) or c pr)"],
  ])("%s", (_, text, same) => {
    expect(withoutPlaces(parse(text))).toEqual(withoutPlaces(parse(same)));
  });

  test.each([
    ["a eq 'it''s'", "offset", 9],
    ["a eq", "offset", 4],
    ["a eq 'x", "offset", 5],
    ["a eq null", "offset", 5],
    ["a eq 01x", "offset", 5],
    ["a foo 1", "offset", 2],
    ["a in 1", "offset", 2],
    ["a", "offset", 1],
    ["(a pr", "offset", 5],
    ["a pr)", "offset", 4],
    ["a pr b pr", "offset", 5],
    ["and a pr", "offset", 4],
    ["", "offset", 0],
    ["/", "offset", 0],
    ["a//b pr", "offset", 0],
    ["a~2 pr", "offset", 0],
    ["'a' pr", "offset", 0],
  ])("%s is malformed", (text, _, offset) => {
    const parsed = parseQueryFilter(text);
    expect(parsed.ok ? undefined : parsed.error.offset).toBe(offset);
  });

  test("nests so deep and no deeper, in bounded time", () => {
    expect(parseQueryFilter(nested(maximumFilterDepth)).ok).toBe(true);
    expect(parseQueryFilter(nested(maximumFilterDepth + 1)).ok).toBe(false);
    expect(parseQueryFilter("(".repeat(1_000_000)).ok).toBe(false);
    expect(parseQueryFilter("!".repeat(1_000_000)).ok).toBe(false);
    expect(parseQueryFilter(Array.from({ length: 20_000 }, () => "a pr").join(" or ")).ok).toBe(
      true,
    );
  });
});

describe("evaluation", () => {
  const object: JsonObject = {
    name: "Ada",
    age: 36,
    admin: false,
    nothing: null,
    empty: {},
    list: ["red", "Green", 3],
    none: [],
    preferences: { updates: true },
    emails: [{ value: "a@example.com" }],
    "a/b": { "c~d": 1 },
  };

  test.each([
    ["name eq 'ada'", true],
    ["name eq 'Ad'", false],
    ["name co 'D'", true],
    ["name sw 'AD'", true],
    ["name sw 'da'", false],
    ["name gt 'abc'", true],
    ["name lt 'abc'", false],
    ["age eq 36.0", true],
    ["age ge 36", true],
    ["age gt 36", false],
    ["age le 36", true],
    ["age lt 36", false],
    ["age lt 1e3", true],
    ["age co 36", true],
    ["age co 3", false],
    ["age eq '36'", false],
    ["admin eq false", true],
    ["admin lt true", true],
    ["admin eq 0", false],
    ["missing eq false", false],
    ["missing lt 1", false],
    ["!(missing eq false)", true],
    ["nothing pr", false],
    ["nothing eq false", false],
    ["empty pr", true],
    ["none pr", true],
    ["none eq 'x'", false],
    ["list eq 'green'", true],
    ["list eq 3", true],
    ["list gt 2", true],
    ["list co 'blue'", false],
    ["list/1 eq 'green'", true],
    ["list/01 eq 'green'", false],
    ["list/length eq 3", false],
    ["/preferences/updates eq true", true],
    ["/emails/0/value co '@'", true],
    ["/a~1b/c~0d eq 1", true],
    ["name/length pr", false],
    ["constructor pr", false],
    ["__proto__ pr", false],
    ["true", true],
    ["FALSE or NAME eq 'x' or name PR", true],
  ])("%s is %o", (text, expected) => {
    expect(matches(text, object)).toBe(expected);
  });

  test("lt, eq and gt divide what can be compared, and a negation is the opposite", () => {
    const scalar = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(scalar, scalar, (left, right) => {
        const holds = (name: "lt" | "eq" | "gt" | "le" | "ge"): boolean =>
          evaluateQueryFilter(
            {
              kind: "compare",
              operator: name,
              pointer: { path: ["a"], start: 0, end: 1 },
              value: right,
            },
            { a: left },
          );
        const comparable = typeof left === typeof right;
        expect([holds("lt"), holds("eq"), holds("gt")].filter(Boolean)).toHaveLength(
          comparable ? 1 : 0,
        );
        expect(holds("le")).toBe(holds("lt") || holds("eq"));
        expect(holds("ge")).toBe(holds("gt") || holds("eq"));
      }),
    );
  });

  test("De Morgan holds for every filter and object", () => {
    const objects = fc.object({ key: part, maxDepth: 2 }) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(filters, filters, objects, (left, right, object) => {
        const both: QueryFilter = { kind: "and", operands: [left, right] };
        const either: QueryFilter = { kind: "or", operands: [not(left), not(right)] };
        expect(evaluateQueryFilter(not(both), object)).toBe(evaluateQueryFilter(either, object));
      }),
    );
  });
});
