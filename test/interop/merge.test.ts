import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { failureId, successId } from "../../compiler/interop/ids.ts";
import { type JsonObject, sameJson, without } from "../../compiler/interop/json.ts";
import {
  bundlesOf,
  changedAt,
  changedFiles,
  changedLines,
  exportFrom,
  filesOf,
  importedHost,
  importInto,
  textOf,
} from "./support.ts";
import { layoutFile, path, source } from "./login.ts";

// What people have written into an imported text stays when a newer source comes in.

function bundles(document: JsonObject): ReturnType<typeof bundlesOf> {
  return bundlesOf({ "login.json": document });
}

/** What a person makes of the imported text: comments, documentation, an annotation, another order. */
function withPersonalTouch(text: string): string {
  const count = /\n  node count[^\n]*\n/.exec(text)?.[0] ?? "";
  return text
    .replace(count, "")
    .replace("  start -> ask\n", `  // Where it all begins.\n  start -> ask\n${count}`)
    .replace(
      "  node checkPassword",
      '  /// Against the directory.\n  @allow(J6007, "AM locks the account")\n  node checkPassword',
    )
    .replace("false -> retry", "false -> retry // again")
    .concat("\n// The end.\n");
}

/** The host after an import, with the text as people have left it. */
function edited(): MemoryHost {
  const host = importedHost(bundles(source));
  const text = withPersonalTouch(textOf(host, path));
  expect(text).toContain("// again");
  expect(text).toContain("@allow");
  host.write(path, text);
  return host;
}

/** The lines of the text that an import changes. */
function changedBy(host: MemoryHost, document: JsonObject): readonly string[] {
  const before = textOf(host, path);
  importInto(host, bundles(document));
  return changedLines(before, textOf(host, path));
}

/** The same, of a text that says no more than its source. */
function again(host: MemoryHost, document: JsonObject): readonly string[] {
  const changes = changedBy(host, document);
  const [exported] = exportFrom(host).journeys;
  expect(sameJson(exported?.document, document)).toBe(true);
  return changes;
}

const at = (...steps: readonly string[]) => steps;

test("the same source changes nothing", () => {
  const host = edited();
  const before = filesOf(host);
  expect(again(host, source)).toEqual([]);
  expect(changedFiles(before, filesOf(host))).toEqual([]);
});

test("a node that moved changes only the layout", () => {
  const host = edited();
  const before = filesOf(host);
  const document = changedAt(source, at("tree", "nodes", "check", "x"), () => 320);
  expect(again(host, document)).toEqual([]);
  expect(changedFiles(before, filesOf(host))).toEqual([layoutFile]);
});

describe("in the text changes only", () => {
  test("the setting of a node that the source has changed", () => {
    const document = changedAt(source, at("nodes", "retry", "retryLimit"), () => 7);
    expect(again(edited(), document)).toEqual(["-    retryLimit: 5", "+    retryLimit: 7"]);
  });

  test("the wiring that the source has changed", () => {
    const document = changedAt(
      source,
      at("tree", "nodes", "retry", "connections", "Reject"),
      () => successId,
    );
    expect(again(edited(), document)).toEqual(["-    reject -> failure", "+    reject -> success"]);
  });

  test("the member that the source has changed", () => {
    const document = changedAt(
      changedAt(source, at("nodes", "page", "nodes"), (list) => [
        ...(list as readonly JsonObject[]),
        { _id: "zero", nodeType: "ZeroPageLoginNode", displayName: "Header" },
      ]),
      at("innerNodes", "zero"),
      () => ({ _id: "zero", _type: { _id: "ZeroPageLoginNode" }, usernameHeader: "X-User" }),
    );
    const lines = again(edited(), document);
    expect(lines.filter((line) => line.startsWith("-"))).toEqual(["-    -> checkPassword"]);
    expect(lines.join("\n")).toContain("ZeroPageLogin");
    expect(lines.join("\n")).not.toContain("node ");
  });

  test("the place of a node that is new", () => {
    const fresh = changedAt(
      changedAt(source, at("nodes", "limit"), () => ({
        _id: "limit",
        _type: { _id: "AuthLevelDecisionNode" },
        authLevelRequirement: 2,
      })),
      at("tree", "nodes", "limit"),
      () => ({
        nodeType: "AuthLevelDecisionNode",
        displayName: "Level",
        x: 700,
        y: 50,
        connections: { true: successId, false: failureId },
      }),
    );
    const document = changedAt(
      fresh,
      at("tree", "nodes", "count", "connections", "outcome"),
      () => "limit",
    );
    const lines = again(edited(), document);
    expect(lines.filter((line) => line.startsWith("-"))).toEqual([
      "-  node count: IncrementLoginCount -> success",
    ]);
    expect(lines).toContain("+  node count: IncrementLoginCount -> level");
    expect(lines).toContain("+  node level: AuthLevelDecision {");
  });

  test("the place of a node that is gone", () => {
    const nodes = (source["tree"] as JsonObject)["nodes"] as JsonObject;
    const tree = { ...(source["tree"] as JsonObject), nodes: without(nodes, "retry") };
    const document = changedAt(
      { ...source, tree, nodes: without(source["nodes"] as JsonObject, "retry") },
      at("tree", "nodes", "check", "connections", "false"),
      () => failureId,
    );
    const host = edited();
    const lines = again(host, document);
    expect(lines.filter((line) => line.startsWith("+"))).toEqual([
      "+    false -> failure // again",
    ]);
    expect(textOf(host, path)).toContain("/// Against the directory.");
    expect(textOf(host, path)).not.toContain("retry");
  });
});

describe("a node that was given another display name", () => {
  test("at the source keeps its name in the text", () => {
    const document = changedAt(
      source,
      at("tree", "nodes", "check", "displayName"),
      () => "Check the password twice",
    );
    const lines = again(edited(), document);
    expect(lines).toEqual([
      "-  node checkPassword: DataStoreDecision {",
      '+  node checkPassword "Check the password twice": DataStoreDecision {',
    ]);
  });
});

/** The text with another name for the node `retry`; its outcome is called so, too. */
function renamed(text: string): string {
  return text.replace("node retry", "node tryAgain").replace("-> retry", "-> tryAgain");
}

describe("a user who gave a node another name", () => {
  test("in the text and the layout keeps it, and the node its id", () => {
    const host = edited();
    host.write(path, renamed(textOf(host, path)));
    // Of the layout only the key: `retry` is an id of AM's here, too.
    host.write(layoutFile, textOf(host, layoutFile).replace('"retry": {', '"tryAgain": {'));
    const document = changedAt(source, at("nodes", "retry", "retryLimit"), () => 7);
    expect(again(host, document)).toEqual([
      "-  node tryAgain: RetryLimitDecision {",
      "-    retryLimit: 5",
      '+  node tryAgain "Retry": RetryLimitDecision {',
      "+    retryLimit: 7",
    ]);
  });

  test("in the text alone has removed one and made another: the text stays as it is", () => {
    const host = edited();
    host.write(path, renamed(textOf(host, path)));
    expect(changedBy(host, source)).toEqual([]);
    expect(changedBy(host, source)).toEqual([]);
    expect(textOf(host, path)).toContain("node tryAgain");
  });
});

test("what a person changed in the text stays where the source has not changed", () => {
  const host = edited();
  host.write(path, textOf(host, path).replace("retryLimit: 5", "retryLimit: 9"));
  expect(changedBy(host, source)).toEqual([]);
});

describe("nothing is written over a text", () => {
  test.each([
    ["that cannot be read", (text: string) => `${text}\nnode {`],
    [
      "that has a second journey",
      (text: string) => `${text}\njourney Mine {\n  start -> success\n}\n`,
    ],
    ["that has no journey any more", () => "// Gone.\n"],
  ])("%s", (_, change) => {
    const host = edited();
    host.write(path, change(textOf(host, path)));
    const before = filesOf(host);
    const imported = importInto(host, bundles(source));
    expect(imported.diagnostics.map(({ code }) => code)).toEqual(["J8024"]);
    expect(changedFiles(before, filesOf(host))).toEqual([]);
  });
});

test("a journey that was written by hand stays beside the imported one", () => {
  const mine = "journey Login {\n  start -> failure\n}\n";
  const host = new MemoryHost({ [path]: mine });
  const imported = importInto(host, bundles(source));
  expect(imported.files.map((file) => file.path)).toContain("journeys/login-2.journey");
  expect(textOf(host, path)).toBe(mine);
});
