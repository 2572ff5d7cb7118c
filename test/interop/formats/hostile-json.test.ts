import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import { isKept } from "../../../compiler/interop/exact-number.ts";
import { objectAt } from "../../../compiler/interop/json.ts";
import { maximumImportBytes, maximumNesting } from "../../../compiler/interop/limits.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { codes, journeysOf, read, readWritten, smallest } from "./support.ts";

const text = JSON.stringify(smallest);
const nested = (levels: number): string =>
  `{"tree":{"_id":"Login","nodes":{},"x":${"[".repeat(levels)}${"]".repeat(levels)}},"nodes":{}}`;

const refused: readonly (readonly [string, string | Uint8Array, string, RegExp])[] = [
  ["an empty file", "", "J8001", /is not JSON: it is empty/],
  ["white space", " \n", "J8001", /it is empty/],
  ["a file that breaks off", text.slice(0, -5), "J8001", /is not JSON/],
  ["comments", `// mine\n${text}`, "J8001", /JSON has no comments/],
  ["text after the end", `${text}${text}`, "J8001", /text after the end/],
  ["another format", "<html></html>", "J8001", /no JSON value/],
  ["UTF-16 with a byte-order mark", Buffer.from(`\ufeff${text}`, "utf16le"), "J9005", /UTF-16/],
  ["UTF-16 without", Buffer.from(text, "utf16le"), "J9005", /UTF-16/],
  ["Latin-1", Buffer.from('{"tree":"ü"}', "latin1"), "J9005", /byte 10/],
  ["a zip archive", Buffer.from("PK\u0003\u0004\u0014\u0000"), "J8007", /a zip archive/],
  ["a gzip archive", gzipSync(text), "J8007", /a gzip archive/],
  ["nesting beyond the limit", nested(maximumNesting), "J8002", /deeper than 500/],
  ["nesting without an end", "[".repeat(2_000_000), "J8002", /deeper than 500/],
  ["nesting in objects", '{"tree":'.repeat(100_000), "J8002", /deeper than 500/],
  ["brackets that do not match", "[}".repeat(200), "J8001", /is not JSON/],
  ["many of them", "[}".repeat(200_000), "J8002", /deeper than 500/],
  ["a list", "[]", "J8005", /no journey/],
  ["a text", '"tree"', "J8005", /no journey/],
  ["null", "null", "J8005", /no journey/],
  ["an object of something else", '{"name":"x","version":"1.0.0"}', "J8005", /no journey/],
  ["an export without a journey", '{"meta":{"exportTool":"frodo"},"trees":{}}', "J8005", /no/],
  ["a recording without a journey", '{"log":{"entries":[]}}', "J8005", /no journey/],
];

test.each(refused)("%s is refused with a reason", (_, content, code, message) => {
  const reading = read({ "x.json": content }, "x.json");
  expect(reading.bundles).toEqual([]);
  expect(codes(reading)).toEqual([code]);
  expect(reading.diagnostics[0]?.message).toMatch(message);
  expect(reading.diagnostics[0]?.severity).toBe("error");
});

test("a byte-order mark of UTF-8 is allowed", () => {
  const reading = read({ "x.json": Buffer.from(`\ufeff${text}`) }, "x.json");
  expect(codes(reading)).toEqual([]);
  expect(journeysOf(reading)).toEqual([{ name: "Login", document: smallest }]);
});

test("a fault is said with its place", () => {
  const reading = read({ "x.json": '{\n  "tree": {},\n  "nodes": {]\n}' }, "x.json");
  const [fault] = reading.diagnostics;
  expect(fault && reading.sources.rangeOf(fault.primary).start).toEqual({ line: 3, column: 13 });
});

test("a file of 100 MB is refused, one within the limit is read", () => {
  const large = { "x.json": Buffer.alloc(100 * 1024 * 1024, " ") };
  const reading = readJourneys(new MemoryHost(large), ["x.json"]);
  expect(reading.diagnostics.map(({ message }) => message)).toEqual([
    "`x.json` is too large: the limit is 64 MiB.",
  ]);
  expect(reading.diagnostics[0]?.hints).toEqual(["Export the journeys one by one."]);
  const padded = text.padEnd(8 * 1024 * 1024);
  expect(padded.length).toBeLessThan(maximumImportBytes);
  expect(journeysOf(read({ "x.json": padded }, "x.json"))).toHaveLength(1);
});

test("nesting up to the limit is read, written and read again", () => {
  const reading = read({ "x.json": nested(maximumNesting - 2) }, "x.json");
  expect(codes(reading)).toEqual([]);
  const [bundle] = reading.bundles;
  expect(bundle && journeysOf(readWritten(writeJourneys(bundle, "am").files))).toEqual(
    journeysOf(reading),
  );
});

describe("keys that mean something to JavaScript", () => {
  const wild =
    '{"tree":{"_id":"__proto__","entryNodeId":"__proto__","nodes":{"__proto__":{"nodeType":"constructor","connections":{"__proto__":"toString"}},"hasOwnProperty":{"nodeType":"PageNode"}}},"nodes":{"__proto__":{"_id":"__proto__","_type":{"_id":"constructor"},"__proto__":{"polluted":true},"toJSON":"no"},"hasOwnProperty":{"_id":"hasOwnProperty","_type":{"_id":"PageNode"},"nodes":[{"_id":"constructor","nodeType":"X"}]}},"innerNodes":{"constructor":{"_id":"constructor","_type":{"_id":"X"}}},"__proto__":{"x":1},"scripts":{"__proto__":{"_id":"__proto__","name":"__proto__","context":"constructor","script":["a"]}}}';

  test("are plain data", () => {
    const [journey] = journeysOf(read({ "x.json": wild }, "x.json"));
    expect(JSON.stringify(journey?.document)).toBe(wild);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test.each(writableFormats)("come back from %s", (format) => {
    const { bundles } = read({ "x.json": `{"meta":{},"trees":{"__proto__":${wild}}}` }, "x.json");
    const [bundle] = bundles;
    if (!bundle) throw new Error("no bundle");
    const { files, diagnostics } = writeJourneys({ ...bundle, envelope: {} }, format);
    expect(diagnostics).toEqual([]);
    expect(journeysOf(readWritten(files))).toEqual(bundle.journeys);
  });
});

test("keys that stand twice are reported with both places; the last counts", () => {
  const twice = '{"tree":{"_id":"A","\\u005fid":"B","nodes":{}},"nodes":{},"a":[{"b":1},{"b":2}]}';
  const reading = read({ "x.json": twice }, "x.json");
  expect(journeysOf(reading).map(({ name }) => name)).toEqual(["B"]);
  expect(reading.diagnostics).toMatchObject([
    {
      code: "J8003",
      severity: "warning",
      primary: { span: { start: 19, end: 29 } },
      related: [{ span: { start: 9, end: 14 } }],
    },
  ]);
});

describe("numbers", () => {
  test.each(["0", "-0", "1.0", "1e3", "0.1", "100", "1.50E+2", "371.8333333333333", "5e-324"])(
    "%s is kept",
    (literal) => {
      expect(isKept(literal)).toBe(true);
    },
  );

  test.each(["1e400", "-1e999", "12345678901234567890", "0.1234567890123456789", "1e-400"])(
    "%s is reported",
    (literal) => {
      const source = `{"tree":{"_id":"A","nodes":{},"x":${literal}},"nodes":{}}`;
      const reading = read({ "x.json": source }, "x.json");
      expect(codes(reading)).toEqual(["J8004"]);
      const [journey] = journeysOf(reading);
      const value = objectAt(journey?.document ?? {}, "tree")["x"];
      expect(Number.isFinite(value)).toBe(true);
      expect(JSON.parse(JSON.stringify(value))).toBe(value);
    },
  );

  test("a literal of a million digits takes no time", () => {
    expect(isKept(`1${"0".repeat(1_000_000)}`)).toBe(false);
    expect(isKept(`0.${"0".repeat(1_000_000)}1`)).toBe(false);
  });
});

const shapes: readonly (readonly [string, string, string])[] = [
  ['{"tree":"x","nodes":{}}', "`tree` must be an object, and is a string.", "tree"],
  ['{"tree":{"nodes":[]},"nodes":{}}', "`tree.nodes` must be an object, and is a list.", "nodes"],
  ['{"tree":{"nodes":{"a":7}},"nodes":{}}', "`tree.nodes.a` must be an object", "a node"],
  ['{"tree":{"nodes":{"a":{"nodeType":7}}},"nodes":{}}', "must be a string", "nodeType"],
  ['{"tree":{"nodes":{"a":{"connections":{"x":7}}}},"nodes":{}}', "must be a string", "target"],
  ['{"tree":{"nodes":{}},"nodes":{"a":"x"}}', "`nodes.a` must be an object", "settings"],
  ['{"tree":{"nodes":{}},"nodes":{},"innerNodes":null}', "and is null", "innerNodes"],
  [
    '{"tree":{"nodes":{}},"nodes":{"a":{"_type":{"_id":"PageNode"},"nodes":{}}}}',
    "`nodes.a.nodes` must be a list",
    "members",
  ],
  ['{"meta":{"origin":"x"},"trees":[]}', "`trees` must be an object, and is a list.", "trees"],
  [
    '{"trees":{"A":{"tree":{},"nodes":{}},"B":{}}}',
    "`trees.B` must be an object with a",
    "no tree",
  ],
  ['{"realm":{"alpha":{"trees":7}}}', "`realm.alpha.trees` must be an object", "realm"],
];

test.each(shapes)("%s is refused where it is wrong", (source, message) => {
  const reading = read({ "x.json": source }, "x.json");
  expect(codes(reading)).toEqual(["J8006"]);
  expect(reading.diagnostics[0]?.message).toContain(message);
  expect(reading.diagnostics[0]?.primary.span.start).toBeGreaterThan(0);
});

test("of many faults some are said, in bounded time", () => {
  const trees = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`T${index}`, { tree: 7, nodes: {} }]),
  );
  const reading = read({ "x.json": { meta: { origin: "x" }, trees } }, "x.json");
  expect(codes(reading)).toEqual(Array.from({ length: 20 }, () => "J8006"));
});

test("a wrong journey of many leaves the others", () => {
  const reading = read(
    { "x.json": { trees: { A: smallest, B: { tree: { nodes: [] }, nodes: {} } } } },
    "x.json",
  );
  expect(journeysOf(reading).map(({ name }) => name)).toEqual(["A"]);
  expect(codes(reading)).toEqual(["J8006"]);
});

test("an answer of a recording that is not JSON is reported where it stands", () => {
  const url =
    "https://x/am/json/realms/root/realm-config/authentication/authenticationtrees/trees/A";
  const entry = (content: string) => ({
    request: { method: "GET", url },
    response: { status: 200, content: { text: content } },
  });
  const good = entry(JSON.stringify({ ...smallest.tree, _id: "A" }));
  const reading = read({ "x.har": { log: { entries: [entry("<html>"), good, 7, {}] } } }, "x.har");
  expect(journeysOf(reading).map(({ name }) => name)).toEqual(["A"]);
  expect(codes(reading)).toEqual(["J8001"]);
  expect(reading.diagnostics[0]?.primary.span.start).toBeGreaterThan(0);
});
