import { check, format } from "prettier";
import { expect, test } from "vitest";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import { importJourneys } from "../../../compiler/interop/import/import.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import type { Layout } from "../../../compiler/interop/sidecar/layout.ts";
import { layoutText } from "../../../compiler/interop/sidecar/print.ts";

/** The layout of a journey of two nodes whose second stands at `x`. */
function imported(x: number): string {
  const node = (at: number, target: string): object => ({
    nodeType: "DataStoreDecisionNode",
    displayName: `Check ${target.slice(0, 1)}`,
    x: at,
    y: 12.5,
    connections: { true: target, false: target },
  });
  const settings = { _type: { _id: "DataStoreDecisionNode", name: "Another name" } };
  const tree = {
    _id: "Login",
    entryNodeId: "a",
    nodes: { a: node(7, "b"), b: node(x, "70e691a5-1e33-4ac3-a356-e7b6d60d92e0") },
  };
  const source = JSON.stringify({ tree, nodes: { a: settings, b: settings }, innerNodes: {} });
  const host = new MemoryHost({ "Login.json": source });
  const { files } = importJourneys(readJourneys(host, ["Login.json"]).bundles, host, "out");
  return files.find(({ path }) => path.endsWith(".layout.json"))?.text ?? "";
}

test("a node that was moved is one changed line", () => {
  const [before, after] = [imported(100).split("\n"), imported(104.25).split("\n")];
  expect(before.filter((line, index) => line !== after[index])).toEqual([
    '      "at": { "x": 100, "y": 12.5 },',
  ]);
  expect(after).toHaveLength(before.length);
});

const odd = {
  version: 1,
  format: "am",
  envelope: JSON.parse(
    '{"__proto__":{"a":[]},"":[[],{},null,-0.5,"\\u2028\\"",["long",["' + "x".repeat(90) + '"]]]}',
  ) as Layout["envelope"],
  nodes: {
    short: { id: "1" },
    // As long as a line may be, and one more.
    [`a${"b".repeat(56)}`]: { id: "12345" },
    [`a${"b".repeat(57)}`]: { id: "12345" },
  },
} as Layout;

test("no value is lost, and prettier would write it so", async () => {
  const text = layoutText(odd);
  expect(text).toBe(await format(text, { parser: "json" }));
  expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(odd));
  expect(await check(imported(1), { parser: "json" })).toBe(true);
});
