import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { NodeHost } from "../../../compiler/host/node-host.ts";
import { objectAt } from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { codes, journeysOf, read, smallest } from "./support.ts";

test("files that are something else are skipped with one note", () => {
  const reading = read({
    "package.json": { name: "x" },
    "tsconfig.json": "{ // mine\n}",
    "list.json": [1],
    "INDEX.tsv": "file\n",
    "README.md": "#",
    "deep/login.json": smallest,
  });
  expect(journeysOf(reading)).toHaveLength(1);
  expect(reading.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "J8008 3 JSON files hold no journey: `list.json` and others.",
  ]);
});

test("a broken file of Ping's is no file of something else", () => {
  const cut = JSON.stringify(smallest).slice(0, -4);
  const reading = read({ "a.json": smallest, "b.json": cut });
  expect(codes(reading)).toEqual(["J8001"]);
  expect(journeysOf(reading)).toHaveLength(1);
});

test("what stands twice in a file that is not imported is nobody's concern", () => {
  const reading = read({ "a.json": smallest, "package.json": '{"a":1,"a":2,"b":1e999}' });
  expect(codes(reading)).toEqual(["J8008"]);
});

test("a journey of a configuration folder must have a tree, whoever exported it", () => {
  const meta = { exportTool: "frodo" };
  for (const value of [
    { meta, trees: 7 },
    { meta, nodes: {}, tree: "x" },
  ]) {
    const reading = read({ "realm/root-alpha/journey/A.journey.json": value });
    expect(reading.bundles).toEqual([]);
    expect(codes(reading)).toEqual(["J8006"]);
  }
});

test("a folder without a journey is an error", () => {
  expect(codes(read({ "a/package.json": {} }, "a"))).toEqual(["J8005"]);
  expect(codes(read({ "a.json": smallest }, "gone"))).toEqual(["J9001"]);
});

test("what is named twice, or stands below what is named, is read once", () => {
  const files = { "a/b/login.json": smallest, "a/c.json": smallest };
  expect(journeysOf(read(files, "a", "a/b", "a/b/login.json", "a"))).toHaveLength(2);
  expect(journeysOf(read(files, "a/c.json", "a/c.json"))).toHaveLength(1);
});

test("names do not make a format: any file of a folder is what it holds", () => {
  const reading = read({
    "package.json": smallest,
    "realm/alpha/journey/x.json": { trees: { A: smallest } },
    "journeys/no.json": { nodes: {} },
    "trees/oak.json": { height: 7 },
  });
  expect(reading.bundles.map(({ format, path }) => [format, path])).toEqual([
    ["am", "package.json"],
    ["frodo", "realm/alpha"],
  ]);
});

test("a part of a configuration that is named alone says what is missing", () => {
  const node = { nodeType: "X", connections: { outcome: "2" } };
  const tree = { _id: "A", entryNodeId: "1", nodes: { "1": node } };
  const wrapped = { metadata: { entityType: "AuthTree", entityId: "A" }, data: tree };
  for (const value of [tree, wrapped]) {
    const reading = read({ "AuthTree/A.json": value }, "AuthTree/A.json");
    expect(codes(reading)).toEqual(["J8005"]);
    expect(reading.diagnostics[0]?.hints[0]).toMatch(/import the folder/);
  }
});

test("a page that contains itself, and pages that contain each other, stand there once", () => {
  const wrap = (entityType: string, data: { readonly _id: string }) => ({
    metadata: { realm: "/", entityType, entityId: data._id, pathParams: {} },
    data,
  });
  const page = (id: string, ...members: string[]) =>
    wrap("PageNode", {
      _id: id,
      _type: { _id: "PageNode" },
      nodes: members.map((_id) => ({ _id, nodeType: "PageNode", displayName: _id })),
    } as { readonly _id: string });
  const tree = {
    _id: "A",
    entryNodeId: "p",
    nodes: { p: { nodeType: "PageNode", displayName: "p", connections: { outcome: "p" } } },
  };
  const reading = read({
    "AuthTree/A.json": wrap("AuthTree", tree),
    "PageNode/p.json": page("p", "p", "q"),
    "PageNode/q.json": page("q", "p", "q", "gone"),
  });
  const [journey] = journeysOf(reading);
  expect(Object.keys(objectAt(journey?.document ?? {}, "nodes"))).toEqual(["p"]);
  expect(Object.keys(objectAt(journey?.document ?? {}, "innerNodes"))).toEqual(["p", "q"]);
});

const uuid = "1b52a7e0-4019-40fa-958a-15a49870e901";

test("node files without a tree entry stay, and entries without a file, too", () => {
  const tree = {
    _id: "A",
    entryNodeId: "1",
    nodes: { "1": { nodeType: "X", displayName: "One", connections: { outcome: "gone" } } },
  };
  const reading = read({
    "realms/alpha/journeys/A/A.json": tree,
    [`realms/alpha/journeys/A/nodes/Left over - ${uuid}.json`]: { _id: uuid, _type: { _id: "X" } },
  });
  const [journey] = journeysOf(reading);
  expect(journey?.document).toEqual({
    tree,
    nodes: { [uuid]: { _id: uuid, _type: { _id: "X" } } },
    innerNodes: {},
  });
});

test("of two files for one node the one with the name of the node counts, and it is said", () => {
  const tree = { _id: "A", entryNodeId: uuid, nodes: { [uuid]: { displayName: "New" } } };
  const file = (name: string) => `realms/alpha/journeys/A/nodes/${name} - ${uuid}.json`;
  const reading = read({
    "realms/alpha/journeys/A/A.json": tree,
    [file("New")]: { _id: uuid, text: "new" },
    [file("Old")]: { _id: uuid, text: "old" },
  });
  const [journey] = journeysOf(reading);
  expect(objectAt(journey?.document ?? {}, "nodes")).toEqual({
    [uuid]: { _id: uuid, text: "new" },
  });
  expect(codes(reading)).toEqual(["J8008"]);
});

test("a script's text is read from its folder alone", () => {
  const script = (file: string) => ({
    _id: uuid,
    name: "x",
    context: "y",
    language: "JAVASCRIPT",
    script: { file },
  });
  const files = (file: string) => ({
    "secret.js": "secret",
    "realms/alpha/journeys/A/A.json": { _id: "A", entryNodeId: "1", nodes: { "1": {} } },
    "realms/alpha/journeys/A/nodes/One - 1.json": { _id: "1", script: uuid },
    [`realms/alpha/scripts/scripts-config/${uuid}.json`]: script(file),
  });
  for (const path of ["../../../secret.js", "/etc/passwd", "scripts-content/gone.js"]) {
    const reading = read(files(path));
    const [journey] = journeysOf(reading);
    expect(objectAt(journey?.document ?? {}, "scripts")).toEqual({ [uuid]: script(path) });
    expect(codes(reading)).toEqual(["J8008"]);
  }
});

test("e-mail templates and social providers are attached where they are named, and only there", () => {
  const settings = {
    "1": { _id: "1", emailTemplateName: "welcome" },
    "2": { _id: "2", filteredProviders: ["google", "none"] },
  };
  const reading = read(
    {
      "all.json": {
        global: { emailTemplate: { welcome: { _id: "emailTemplate/welcome" }, other: {} } },
        realm: {
          alpha: {
            idp: { google: { _id: "google" }, apple: { _id: "apple" } },
            trees: { A: { tree: { _id: "A", nodes: {} }, nodes: settings } },
          },
        },
      },
    },
    "all.json",
  );
  expect(journeysOf(reading)[0]?.document).toMatchObject({
    emailTemplates: { welcome: { _id: "emailTemplate/welcome" } },
    socialIdentityProviders: { google: { _id: "google" } },
  });
});

test("symbolic links of a folder are not followed into other folders", () => {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "in/loop"), { recursive: true });
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "in/login.json"), JSON.stringify(smallest));
  writeFileSync(join(folder, "out/other.json"), JSON.stringify(smallest));
  symlinkSync("../..", join(folder, "in/loop/up"));
  symlinkSync("../out", join(folder, "in/out"));
  const reading = readJourneys(new NodeHost(folder), ["in"]);
  expect(reading.bundles.map(({ path }) => path)).toEqual(["in/login.json"]);
  expect(codes(reading)).toEqual([]);
});
