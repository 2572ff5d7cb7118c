import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NodeHost } from "../../../compiler/host/node-host.ts";
import {
  fromEntries,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  own,
  without,
} from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { writeJourneys } from "../../../compiler/interop/write.ts";
import { journeysOf, readWritten } from "./support.ts";

const fixtures = join(import.meta.dirname, "../fixtures");
const host = new NodeHost(fixtures);

interface Layout {
  readonly path: string;
  readonly bundle: string;
  readonly format: string;
  readonly realm: string | undefined;
  readonly managedObjects: readonly string[];
  readonly scripts: boolean;
}

const layouts: readonly Layout[] = [
  {
    path: "frodo-full-config.json",
    bundle: "frodo-full-config.json",
    format: "frodo-multi",
    realm: "alpha",
    managedObjects: ["alpha_user"],
    scripts: true,
  },
  {
    path: "frodo-folder",
    bundle: "frodo-folder/realm/root-alpha",
    format: "frodo",
    realm: "alpha",
    managedObjects: ["alpha_user"],
    scripts: true,
  },
  {
    path: "fr-config-manager",
    bundle: "fr-config-manager/realms/alpha",
    format: "fr-config-manager",
    realm: "alpha",
    managedObjects: ["alpha_user"],
    scripts: true,
  },
  {
    path: "amster",
    bundle: "amster/realms/root",
    format: "amster",
    realm: "root",
    managedObjects: [],
    scripts: true,
  },
  {
    path: "am-file-config",
    bundle: "am-file-config/config/services/realm/root",
    format: "am-file-config",
    realm: "root",
    managedObjects: [],
    scripts: true,
  },
  {
    path: "rest-tree",
    bundle: "rest-tree",
    format: "am",
    realm: undefined,
    managedObjects: [],
    scripts: false,
  },
  {
    path: "node-list",
    bundle: "node-list/auth-trees",
    format: "am",
    realm: undefined,
    managedObjects: [],
    scripts: true,
  },
  {
    path: "recording.har",
    bundle: "recording.har",
    format: "am",
    realm: "alpha",
    managedObjects: ["alpha_user"],
    scripts: true,
  },
];

const full = JSON.parse(readFileSync(join(fixtures, "frodo-full-config.json"), "utf8")) as Json;
const alpha = objectAt(objectAt(isObject(full) ? full : {}, "realm"), "alpha");

/** What all layouts say of a journey: without revisions, names of types and what only some keep. */
function common(document: JsonObject): Json {
  const plain = (object: JsonObject): JsonObject => without(object, "_id", "_rev", "_type");
  const settings = (key: string): Json =>
    fromEntries(
      Object.entries(objectAt(document, key)).map(([id, node]) => [
        id,
        isObject(node) ? plain(node) : node,
      ]),
    );
  return {
    tree: plain(objectAt(document, "tree")),
    nodes: settings("nodes"),
    innerNodes: settings("innerNodes"),
  };
}

describe.each(layouts)("$path", (layout) => {
  const reading = readJourneys(host, [layout.path]);

  test("is one bundle of a realm", () => {
    expect(
      reading.bundles.map(({ path, format, realm, managedObjects }) => ({
        path,
        format,
        realm,
        managedObjects: [...managedObjects.keys()],
      })),
    ).toEqual([
      {
        path: layout.bundle,
        format: layout.format,
        realm: layout.realm,
        managedObjects: layout.managedObjects,
      },
    ]);
    expect(reading.diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
  });

  test.each(["Login", "Check"])("has the journey %s whole", (name) => {
    const found = journeysOf(reading).filter((journey) => journey.name === name);
    expect(found).toHaveLength(1);
    const wanted = objectAt(objectAt(alpha, "trees"), name);
    expect(common(found[0]?.document ?? {})).toEqual(common(wanted));
  });

  test("attaches the script that a node names, its text as lines", () => {
    const login = journeysOf(reading).find(({ name }) => name === "Login")?.document ?? {};
    const [script] = Object.values(objectAt(login, "scripts")).filter(isObject);
    const [wanted] = Object.values(objectAt(alpha, "script")).filter(isObject);
    const expected = layout.scripts ? own(wanted ?? {}, "script") : undefined;
    expect(script && own(script, "script")).toEqual(expected);
    const check = journeysOf(reading).find(({ name }) => name === "Check")?.document ?? {};
    expect(objectAt(check, "scripts")).toEqual({});
  });
});

const folders = [
  ["fr-config-manager", ""],
  ["amster", ""],
  ["am-file-config", "config"],
] as const;

test.each(folders)("%s is written as the files that were read", (format, below) => {
  const [bundle] = readJourneys(host, [format]).bundles;
  if (!bundle) throw new Error("no bundle");
  const { files, diagnostics } = writeJourneys(bundle, format);
  expect(diagnostics).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(9);
  for (const { path, text } of files) {
    const original = readFileSync(join(fixtures, format, below, path), "utf8");
    if (path.endsWith(".json")) expect(JSON.parse(text)).toEqual(JSON.parse(original));
    else expect(text).toBe(original);
  }
});

test("themes are attached where a page's stage names them", () => {
  for (const path of ["frodo-full-config.json", "frodo-folder"]) {
    const login = journeysOf(readJourneys(host, [path])).find(({ name }) => name === "Login");
    expect(login?.document["themes"]).toEqual(Object.values(objectAt(alpha, "theme")));
  }
});

test("nodes that no journey names are kept, reported and written back", () => {
  const { bundles, diagnostics } = readJourneys(host, ["amster"]);
  const [bundle] = bundles;
  expect(bundle?.envelope["unusedNodes"]).toMatchObject([{ type: "MessageNode" }]);
  expect(diagnostics.map(({ message }) => message)).toContain(
    "No journey of `amster/realms/root` names one node that the folder has.",
  );
  const again = bundle && readWritten(writeJourneys(bundle, "amster").files);
  expect(again?.bundles[0]?.envelope).toEqual(bundle?.envelope);
});

test("a folder of everything gives every bundle, and one note about the rest", () => {
  const { bundles, diagnostics } = readJourneys(host, ["."]);
  expect(bundles.map(({ path }) => path).toSorted()).toEqual(
    layouts.map(({ bundle }) => bundle).toSorted(),
  );
  expect(diagnostics.filter(({ primary }) => primary.file === ".")).toHaveLength(1);
});
