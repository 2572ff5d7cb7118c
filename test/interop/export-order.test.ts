import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { failureId, successId } from "../../compiler/interop/ids.ts";
import { type JsonObject, objectAt } from "../../compiler/interop/json.ts";
import { bundlesOf, exportFrom, fixture, importedHost } from "./support.ts";

// A tenant takes journeys one after the other: what a journey runs must be there before it.

/** A journey that runs others. */
function calls(name: string, ...inner: readonly string[]): JsonObject {
  const nodes = inner.map((_, index) => {
    const connections = {
      true: index + 1 < inner.length ? `${name}-${index + 1}` : successId,
      false: failureId,
    };
    const node = { nodeType: "InnerTreeEvaluatorNode", displayName: `Call ${index}`, connections };
    return [`${name}-${index}`, node] as const;
  });
  const settings = inner.map((tree, index) => {
    const id = `${name}-${index}`;
    return [id, { _id: id, _type: { _id: "InnerTreeEvaluatorNode" }, tree }] as const;
  });
  const entryNodeId = inner.length === 0 ? successId : `${name}-0`;
  return {
    tree: { _id: name, entryNodeId, nodes: Object.fromEntries(nodes) },
    nodes: Object.fromEntries(settings),
  };
}

function order(journeys: Readonly<Record<string, JsonObject>>): readonly string[] {
  const host = importedHost(bundlesOf({ "journeys.json": { meta: {}, trees: journeys } }));
  return exportFrom(host).journeys.map(({ name }) => name);
}

describe("journeys are exported", () => {
  test("after those that they run, in the order of their files", () => {
    const found = order({
      A: calls("A", "Z", "M"),
      M: calls("M"),
      Y: calls("Y"),
      Z: calls("Z", "Y"),
    });
    expect(found).toEqual(["Y", "Z", "M", "A"]);
  });

  test("each once, in whatever order they were given", () => {
    const one = { A: calls("A", "B"), B: calls("B", "C"), C: calls("C") };
    expect(order(one)).toEqual(["C", "B", "A"]);
    expect(order(Object.fromEntries(Object.entries(one).toReversed()))).toEqual(["C", "B", "A"]);
  });

  test("with those that they run, when one is asked for", () => {
    const host = importedHost(
      bundlesOf({
        "journeys.json": { meta: {}, trees: { A: calls("A", "B"), B: calls("B"), C: calls("C") } },
      }),
    );
    expect(exportFrom(host, ["journeys/a.journey"]).journeys.map(({ name }) => name)).toEqual([
      "B",
      "A",
    ]);
  });

  test("also when they run each other in a circle, each once", () => {
    const host = importedHost(bundlesOf({ "in.json": fixture("inner-journeys-in-a-circle.json") }));
    const { journeys, obstacles } = exportFrom(host);
    expect(obstacles).toEqual([]);
    expect(journeys.map(({ name }) => name).toSorted()).toEqual(["Echo", "Ping", "Pong", "Pung"]);
  });

  test("when two hundred run each other in a row", () => {
    const names = Array.from({ length: 200 }, (_, index) => `J${index}`);
    const trees = names.map(
      (name, index) => [name, calls(name, ...names.slice(index + 1, index + 2))] as const,
    );
    const files = Object.fromEntries(trees);
    const found = order(files);
    expect(found).toEqual(names.toReversed());
  });
});

test("the name of an inner journey is AM's, whatever the text calls it", () => {
  const host = importedHost(
    bundlesOf({
      "journeys.json": {
        meta: {},
        trees: { "My login": calls("My login", "Check it"), "Check it": calls("Check it") },
      },
    }),
  );
  const login = exportFrom(host).journeys.find(({ name }) => name === "My login");
  expect(objectAt(objectAt(login?.document ?? {}, "nodes"), "My login-0")).toMatchObject({
    tree: "Check it",
  });
});

test("what is no journey of an import is exported by its identifier", () => {
  const host = new MemoryHost({
    "a.journey":
      'import { B } from "./b.journey"\n\njourney A {\n  start -> inner\n\n  node inner: InnerTreeEvaluator {\n    tree: B\n\n    true  -> success\n    false -> failure\n  }\n}\n',
    "b.journey": 'journey B "The second" {\n  start -> success\n}\n',
  });
  const { journeys } = exportFrom(host, ["a.journey"]);
  expect(journeys.map(({ name }) => name)).toEqual(["The second", "A"]);
  expect(Object.values(objectAt(journeys[1]?.document ?? {}, "nodes"))[0]).toMatchObject({
    tree: "The second",
  });
});
