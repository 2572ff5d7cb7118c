import { nodeManifest } from "@journeyc/runtime/catalogue";
import { describe, expect, test } from "vitest";
import { neverTaken } from "../outcomes/never-taken.ts";
import { type Edge, keyOf } from "./edges.ts";
import { impossibleEdges } from "./impossible.ts";

// What the driver need not reach is proved from the graphs, and from what node types say of themselves.

const edge = (key: string, target: string, more: Partial<Edge> = {}): Edge => {
  const [journey = "", node = "", outcome = ""] = key.split(/: |\./);
  return { journey, node, outcome, target, type: "Other", inner: undefined, ...more };
};
const impossible = (edges: readonly Edge[]): readonly string[] => [
  ...impossibleEdges(edges, new Set(["Outer: first", "Inner: first"])).keys(),
];
const decision = { type: "IdentityStoreDecision" };

describe("no run can take", () => {
  test("an outcome that a node type never takes, and what lies behind it alone", () => {
    const edges = [
      edge("Outer: first.true", "shared", decision),
      edge("Outer: first.expired", "renew", decision),
      edge("Outer: renew.outcome", "shared"),
      edge("Outer: shared.outcome", "success"),
    ];
    expect(impossible(edges)).toEqual(["Outer: first.expired", "Outer: renew.outcome"]);
  });

  test("an outcome for an end that the inner journey does not come to", () => {
    const edges = [
      edge("Outer: first.true", "success", { inner: "Inner" }),
      edge("Outer: first.false", "tell", { inner: "Inner" }),
      edge("Outer: tell.outcome", "failure"),
      edge("Inner: first.true", "success", decision),
      edge("Inner: first.cancelled", "failure", decision),
    ];
    expect(impossible(edges)).toEqual([
      "Inner: first.cancelled",
      "Outer: first.false",
      "Outer: tell.outcome",
    ]);
  });

  test("nothing else: neither loops nor inner journeys without nodes are taken for dead ends", () => {
    const edges = [
      edge("Outer: first.true", "again", { inner: "Elsewhere" }),
      edge("Outer: first.false", "failure", { inner: "Elsewhere" }),
      edge("Outer: again.true", "first"),
      edge("Outer: again.false", "success"),
    ];
    expect(edges.map(keyOf)).toHaveLength(4);
    expect(impossible(edges)).toEqual([]);
  });
});

test("a node type that never takes an outcome says so to those who write journeys", () => {
  for (const key of Object.keys(neverTaken)) {
    const [type = "", outcome = ""] = key.split(".");
    expect(nodeManifest(type)?.documentation).toMatch(new RegExp(`\`${outcome}\`.*never taken`));
  }
});
