import { expect, test } from "vitest";
import type { MemoryHost } from "../../compiler/host/memory-host.ts";
import { type JsonObject, objectAt } from "../../compiler/interop/json.ts";
import { layoutFile, path, source } from "./login.ts";
import { bundlesOf, differences, exportFrom, importedHost, textOf } from "./support.ts";

// What people change in an imported text is all that changes in its export.

const scriptId = "01e1a3c0-038b-4c16-956a-6c9d89328cff";
const uuidV5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function edit(change: (text: string) => string): MemoryHost {
  const host = importedHost(bundlesOf({ "login.json": source }));
  const text = textOf(host, path);
  const changed = change(text);
  expect(changed).not.toBe(text);
  host.write(path, changed);
  return host;
}

function exported(host: MemoryHost): JsonObject {
  const { journeys, obstacles } = exportFrom(host, [path]);
  expect(obstacles).toEqual([]);
  return journeys[0]?.document ?? {};
}

const changesAfter = (change: (text: string) => string): string[] =>
  differences(source, exported(edit(change)));

test("a display name", () => {
  const found = changesAfter((text) => text.replace("node count:", 'node count "Count it":'));
  expect(found).toEqual(["/tree/nodes/count/displayName"]);
});

test("a header of a page", () => {
  const found = changesAfter((text) => text.replace('"Sign in"', '"Welcome"'));
  expect(found).toEqual(["/nodes/page/pageHeader/en"]);
});

test("a target", () => {
  const found = changesAfter((text) => text.replace("-> retry", "-> failure"));
  expect(found).toEqual(["/tree/nodes/check/connections/false"]);
});

test("a node that is added has an id and a place of its own, and all others keep theirs", () => {
  const host = edit((text) =>
    text
      .replace("IncrementLoginCount -> success", "IncrementLoginCount -> level")
      .replace(
        /\}\n$/,
        "\n  node level: AuthLevelDecision {\n    authLevelRequirement: 2\n\n    true -> success\n    false -> failure\n  }\n}\n",
      ),
  );
  const document = exported(host);
  const found = differences(source, document);
  const [id = ""] = found.flatMap((at) => /^\/nodes\/([^/]+)$/.exec(at)?.[1] ?? []);
  expect(id).toMatch(uuidV5);
  expect(new Set(found)).toEqual(
    new Set([`/nodes/${id}`, "/tree/nodes/count/connections/outcome", `/tree/nodes/${id}`]),
  );
  expect(differences(document, exported(host))).toEqual([]);
  // To the right of what leads to it.
  const placed = objectAt(objectAt(objectAt(document, "tree"), "nodes"), id);
  expect(placed).toMatchObject({ x: 740, y: 50 });
});

test("a node that is removed is gone, and said to be in the layout still", () => {
  const host = edit((text) =>
    text.replace(/\n {2}node retry: [^]*?\n {2}\}\n/, "").replace("-> retry", "-> failure"),
  );
  expect(differences(source, exported(host)).toSorted()).toEqual([
    "/nodes/retry",
    "/tree/nodes/check/connections/false",
    "/tree/nodes/retry",
  ]);
  expect(exportFrom(host).diagnostics.map(({ code }) => code)).toEqual(["J8018"]);
});

test("a member that is added to a page", () => {
  const found = changesAfter((text) =>
    text.replace(
      "    name: UsernameCollector\n",
      "    name: UsernameCollector\n    zero: ZeroPageLoginCollector\n",
    ),
  );
  const [id = ""] = found.flatMap((at) => /^\/innerNodes\/([^/]+)$/.exec(at)?.[1] ?? []);
  expect(id).toMatch(uuidV5);
  expect(found.toSorted()).toEqual([`/innerNodes/${id}`, "/nodes/page/nodes"]);
});

test("a node that is given another name in the text alone is another node", () => {
  const host = edit((text) =>
    text.replace("node count:", "node counter:").replace("-> count", "-> counter"),
  );
  const found = differences(source, exported(host));
  expect(found).toContain("/nodes/count");
  expect(found).toContain("/tree/nodes/check/connections/true");
});

test("a node that is given another name in the text and the layout keeps its id", () => {
  const host = edit((text) =>
    text.replace("node count:", "node counter:").replace("-> count", "-> counter"),
  );
  host.write(layoutFile, textOf(host, layoutFile).replace('"count": {', '"counter": {'));
  // The display name is what the new name says.
  expect(differences(source, exported(host))).toEqual(["/tree/nodes/count/displayName"]);
});

test("a script", () => {
  const scripted: JsonObject = {
    meta: {},
    tree: {
      _id: "Scripted",
      entryNodeId: "decide",
      nodes: {
        decide: {
          nodeType: "ScriptedDecisionNode",
          displayName: "Decide",
          connections: { yes: "decide" },
        },
      },
    },
    nodes: {
      decide: {
        _id: "decide",
        _type: { _id: "ScriptedDecisionNode" },
        script: scriptId,
        outcomes: ["yes"],
        inputs: ["*"],
        outputs: ["*"],
      },
    },
    scripts: {
      [scriptId]: {
        _id: scriptId,
        name: "Decide",
        script: ['outcome = "yes";'],
        language: "JAVASCRIPT",
        context: "AUTHENTICATION_TREE_DECISION_NODE",
        createdBy: "id=admin",
      },
    },
  };
  const host = importedHost(bundlesOf({ "scripted.json": scripted }));
  host.write("journeys/scripts/decide.js", 'outcome = "no";');
  const [journey] = exportFrom(host).journeys;
  expect(differences(scripted, journey?.document)).toEqual([`/scripts/${scriptId}/script`]);
});
