import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { overlap, type Box } from "../../compiler/interop/from-text/boxes.ts";
import { failureId, successId } from "../../compiler/interop/ids.ts";
import { isObject, type JsonObject, objectAt, own } from "../../compiler/interop/json.ts";
import type { Exported } from "../../compiler/interop/export/export.ts";
import { type WrittenFile, writeJourneys } from "../../compiler/interop/write.ts";
import { layoutFile, path, source } from "./login.ts";
import {
  bundlesOf,
  corpusSample,
  corpusText,
  exportFrom,
  filesOf,
  folder,
  importedHost,
  textOf,
} from "./support.ts";

// Journeys that no layout is beside: ids come from names, places from their shape.

const examples = join(import.meta.dirname, "../../examples");
const uuidV5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The files below a folder of examples, as a host has them. */
function exampleFiles(name: string): Record<string, string> {
  const paths = readdirSync(join(examples, name), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(journey|json|js)$/.test(file) && !file.includes("node_modules"))
    .map((file) => file.replaceAll("\\", "/"));
  return Object.fromEntries(
    paths.map((file) => [`${folder}/${file}`, readFileSync(join(examples, name, file), "utf8")]),
  );
}

const exampleNames = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  // AM cannot have its node types.
  .filter((name) => name !== "custom-nodes")
  .filter((name) => Object.keys(exampleFiles(name)).some((file) => file.endsWith(".journey")));

/** The boxes of a tree's nodes, and of start and ends. */
function boxesOf(document: JsonObject): readonly Box[] {
  const tree = objectAt(document, "tree");
  const nodes = Object.entries(objectAt(tree, "nodes")).map(([id, node]) => {
    const members = own(objectAt(objectAt(document, "nodes"), id), "nodes");
    const count = Array.isArray(members) ? members.length : 0;
    return { node, width: 180, height: 60 + 45 * count };
  });
  const ends = Object.values(objectAt(tree, "staticNodes")).map((node) => ({
    node,
    width: 80,
    height: 40,
  }));
  return [...nodes, ...ends].flatMap(({ node, width, height }) => {
    const x = isObject(node) ? own(node, "x") : undefined;
    const y = isObject(node) ? own(node, "y") : undefined;
    return typeof x === "number" && typeof y === "number" ? [{ x, y, width, height }] : [];
  });
}

function overlapping(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => [one, other] as const),
  );
}

function filesByPath(files: readonly WrittenFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path: file, text }) => [file, text]));
}

/** What comes of journeys that are exported without their layouts and imported again. */
function cameBack(host: MemoryHost): { readonly host: MemoryHost; readonly exported: Exported } {
  const exported = exportFrom(withoutLayouts(host));
  const { files } = writeJourneys(exported, "frodo");
  return { host: importedHost(bundlesOf(filesByPath(files))), exported };
}

const textsOf = (host: MemoryHost): readonly string[] =>
  host.list(folder).map((file) => textOf(host, file));

/** The host with its layouts gone. */
function withoutLayouts(host: MemoryHost): MemoryHost {
  const files = Object.entries(filesOf(host)).filter(([name]) => !name.endsWith(".layout.json"));
  return new MemoryHost(Object.fromEntries(files));
}

describe.each(exampleNames)("the journeys of examples/%s", (name) => {
  const host = new MemoryHost(exampleFiles(name));
  const exported = exportFrom(host);
  const document = (index: number): JsonObject => exported.journeys[index]?.document ?? {};

  test("are exported", () => {
    expect(exported.obstacles).toEqual([]);
    expect(exported.journeys.length).toBeGreaterThan(0);
  });

  test("have ids of version 5, the same each time", () => {
    for (const [index] of exported.journeys.entries()) {
      const ids = Object.keys(objectAt(objectAt(document(index), "tree"), "nodes"));
      const inner = Object.keys(objectAt(document(index), "innerNodes"));
      for (const id of [...ids, ...inner]) expect(id).toMatch(uuidV5);
    }
    expect(exportFrom(host).journeys).toEqual(exported.journeys);
  });

  test("stand beside each other", () => {
    for (const [index] of exported.journeys.entries()) {
      const boxes = boxesOf(document(index));
      expect(boxes.length).toBeGreaterThan(3);
      expect(overlapping(boxes)).toEqual([]);
    }
  });

  test("are the same journeys once their export is imported", () => {
    const { files } = writeJourneys(exported, "frodo-multi");
    const back = importedHost(bundlesOf(filesByPath(files)));
    const again = exportFrom(back);
    expect(again.obstacles).toEqual([]);
    const byName = ({ journeys }: typeof exported) =>
      Object.fromEntries(journeys.map((journey) => [journey.name, journey.document]));
    const before = bundlesOf(filesByPath(files))[0]?.journeys ?? [];
    expect(byName(again)).toEqual(
      Object.fromEntries(before.map((journey) => [journey.name, journey.document])),
    );
  });
});

test("a new node is put beside what leads to it, and covers nothing", () => {
  const ends: JsonObject = {
    startNode: { x: 0, y: 50 },
    [successId]: { x: 740, y: 60 },
    [failureId]: { x: 740, y: 160 },
  };
  const tree = { ...objectAt(source, "tree"), staticNodes: ends };
  const host = importedHost(bundlesOf({ "login.json": { ...source, tree } }));
  const text = textOf(host, path)
    .replace("IncrementLoginCount -> success", "IncrementLoginCount -> one")
    .replace(
      /\}\n$/,
      "\n  node one: AnonymousUserMapping -> two\n\n  node two: Debug -> three\n\n  node three: Debug -> success\n}\n",
    );
  host.write(path, text);
  const [journey] = exportFrom(host, [path]).journeys;
  const boxes = boxesOf(journey?.document ?? {});
  expect(boxes).toHaveLength(10);
  expect(overlapping(boxes)).toEqual([]);
});

test("a canvas beyond all measure ends no export", () => {
  const host = importedHost(bundlesOf({ "login.json": source }));
  host.write(layoutFile, textOf(host, layoutFile).replace(/"([xy])": \d+/g, '"$1": 1e300'));
  const text = textOf(host, path)
    .replace("node count:", "node counter:")
    .replace("> count", "> counter");
  host.write(path, text);
  expect(exportFrom(host, [path]).journeys).toHaveLength(1);
});

describe.each(corpusSample)("%s without its layout", (name) => {
  const host = importedHost(bundlesOf({ "source.json": corpusText(name) }));
  const { host: back, exported } = cameBack(host);
  // What dangled in the source dangles only as long as the layout knows it.
  const isWhole = exported.obstacles.length === 0;

  test.skipIf(!isWhole)("has nodes that stand beside each other", () => {
    expect(exported.journeys.length).toBeGreaterThan(0);
    for (const { document } of exported.journeys)
      expect(overlapping(boxesOf(document))).toEqual([]);
  });

  test.skipIf(!isWhole)("comes back as the same text", () => {
    // Only a source knows in which order the outcomes are of types that the catalogue does not know.
    const isOpaque = textsOf(host).some((text) => /^ *(?:node )?\w+[^"\n]*: "/m.test(text));
    if (isOpaque) expect(textsOf(cameBack(back).host)).toEqual(textsOf(back));
    else expect(textsOf(back)).toEqual(textsOf(host));
  });
});
