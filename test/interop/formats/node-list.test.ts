import { expect, test } from "vitest";
import { objectAt } from "../../../compiler/interop/json.ts";
import { codes, journeysOf, read } from "./support.ts";

// `{ tree, nodes: [{ _id, nodeType, details }] }`, as scripts of a deployment keep journeys.

const tree = (id: string) => ({
  _id: id,
  entryNodeId: "1",
  nodes: { "1": { nodeType: "PageNode", connections: { true: "2" } } },
});
const nodes = [
  {
    _id: "1",
    nodeType: "PageNode",
    details: { nodes: [{ _id: "3", nodeType: "ScriptedDecisionNode", displayName: "Ask" }] },
  },
  { _id: "3", nodeType: "ScriptedDecisionNode", details: { outcomes: ["true"], script: "s" } },
];
const list = (filename: string) => ({
  scripts: [{ payload: { _id: "s", name: "Ask", script: "<replace>" }, filename }],
});

test("one file is a journey, members of pages apart from its other nodes", () => {
  const reading = read({ "login.json": { nodes, tree: tree("Login") } }, "login.json");
  const [journey] = journeysOf(reading);
  expect(journey?.name).toBe("Login");
  expect(journey?.document).toEqual({
    tree: tree("Login"),
    nodes: { "1": nodes[0]?.details },
    innerNodes: { "3": nodes[1]?.details },
  });
  expect(codes(reading)).toEqual([]);
});

test("two versions of a journey do not take each other's nodes", () => {
  const other = [{ ...nodes[0], details: { stage: "old", nodes: [] } }];
  const { bundles } = read({
    "auth-trees/login.json": { nodes, tree: tree("Login") },
    "auth-trees/login-2.json": { nodes: other, tree: tree("Old") },
    "auth-trees/archived/login.json": { nodes: other, tree: tree("Login") },
  });
  expect(bundles.map(({ path, journeys }) => [path, ...journeys.map(({ name }) => name)])).toEqual([
    ["auth-trees", "Old", "Login"],
    ["auth-trees/archived", "Login"],
  ]);
  const old = bundles[0]?.journeys[0]?.document ?? {};
  expect(objectAt(objectAt(old, "nodes"), "1")).toEqual(other[0]?.details);
});

test("a script's text is read from the folder of scripts alone, and missed where it is not there", () => {
  const files = (filename: string) => ({
    "secret.js": "secret",
    "auth-trees/login.json": { nodes, tree: tree("Login") },
    "am-scripts/scripts-config.json": list(filename),
    "am-scripts/scripts-content/ask.js": "outcome = 'true';\n",
  });
  const scriptOf = (filename: string) => {
    const reading = read(files(filename));
    const scripts = objectAt(journeysOf(reading)[0]?.document ?? {}, "scripts");
    return [objectAt(scripts, "s")["script"], ...codes(reading)];
  };
  expect(scriptOf("ask.js")).toEqual([["outcome = 'true';", ""]]);
  for (const wrong of ["../../secret.js", "/etc/passwd", "gone.js"])
    expect(scriptOf(wrong)).toEqual(["<replace>", "J8008"]);
});

test("what has another shape is refused with its place", () => {
  const wrong = { nodes, tree: { ...tree("Login"), nodes: [] } };
  const reading = read({ "login.json": wrong }, "login.json");
  expect(journeysOf(reading)).toEqual([]);
  expect(reading.diagnostics.map(({ message }) => message)).toEqual([
    "`tree.nodes` must be an object, and is a list.",
  ]);
});
