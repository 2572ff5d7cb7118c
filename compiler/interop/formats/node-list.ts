import { posix } from "node:path";
import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle } from "../journey-document.ts";
import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";
import { nodeFaults, treeFaults } from "../shape-faults.ts";
import type { FormatReader } from "./format.ts";
import { assemble, type NodePart, type Part, unusedNodes } from "./pool.ts";
import { linesOf } from "./script-text.ts";
import { journeyName } from "./single-file.ts";

/** A list with something in it, of objects that all have the key. */
function listWith(value: Json | undefined, key: string): readonly JsonObject[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.filter(isObject);
  const all = items.length > 0 && items.length === value.length;
  return all && items.every((item) => own(item, key) !== undefined) ? items : undefined;
}

/** The nodes of `{ tree, nodes: [{ _id, nodeType, details }] }`; undefined for another file. */
function nodeListOf(value: JsonObject): readonly JsonObject[] | undefined {
  return isObject(own(value, "tree")) ? listWith(own(value, "nodes"), "nodeType") : undefined;
}

function partsOf(
  path: string,
  nodes: readonly JsonObject[],
  files: ImportFiles,
): readonly NodePart[] {
  return nodes.flatMap((node, index): NodePart[] => {
    const id = textAt(node, "_id");
    const value = objectAt(node, "details");
    if (id === undefined || !files.sound(path, nodeFaults(value, ["nodes", index, "details"])))
      return [];
    return [{ id, type: textAt(node, "nodeType"), value }];
  });
}

/** The scripts of a list `{ scripts: [{ payload, filename }] }`, whose texts are files in `scripts-content` beside it. */
function scriptsOf(path: string, value: JsonObject, files: ImportFiles): readonly Part[] {
  const scripts = listWith(own(value, "scripts"), "payload") ?? [];
  if (scripts.length > 0) files.take(path);
  const folder = posix.join(posix.dirname(path), "scripts-content");
  return scripts.flatMap((script): Part[] => {
    const payload = objectAt(script, "payload");
    const id = textAt(payload, "_id");
    const named = textAt(script, "filename");
    if (id === undefined || named === undefined) return [];
    const target = posix.join(folder, named);
    const text = target.startsWith(`${folder}/`) ? files.text(target) : undefined;
    if (text === undefined) files.missing(path, named);
    return [{ id, value: text === undefined ? payload : { ...payload, script: linesOf(text) } }];
  });
}

function bundlesOf(
  trees: ReadonlyMap<string, JsonObject>,
  scripts: readonly Part[],
  folder: string,
  files: ImportFiles,
): readonly JourneyBundle[] {
  const read = [...trees].flatMap(([path, value]) => {
    files.take(path);
    const tree = objectAt(value, "tree");
    if (!files.sound(path, treeFaults(tree, ["tree"]))) return [];
    const nodes = partsOf(path, nodeListOf(value) ?? [], files);
    // Two trees of a folder may be versions of one, with nodes of the same ids.
    return [assemble({ trees: [{ id: journeyName(value, path), value: tree }], nodes, scripts })];
  });
  if (read.length === 0) return [];
  return [
    {
      format: "am",
      path: folder,
      realm: undefined,
      journeys: read.flatMap(({ journeys }) => journeys),
      envelope: unusedNodes(read.flatMap(({ unused }) => unused)),
      managedObjects: new Map(),
    },
  ];
}

/**
 * What scripts of a deployment put through AM's REST interface, a file for each journey:
 * `{ tree, nodes: [{ _id, nodeType, details }] }`, and a list of scripts with their texts beside it.
 */
export const nodeList: FormatReader = {
  folder: (files) => {
    const trees = [...files.left].filter(([, value]) => nodeListOf(value) !== undefined);
    if (trees.length === 0) return [];
    const scripts = [...files.left].flatMap(([path, value]) => scriptsOf(path, value, files));
    const folders = Map.groupBy(trees, ([path]) => posix.dirname(path));
    return [...folders].flatMap(([folder, members]) =>
      bundlesOf(new Map(members), scripts, folder, files),
    );
  },
  file: (path, value, files) =>
    nodeListOf(value) === undefined
      ? undefined
      : bundlesOf(new Map([[path, value]]), [], path, files),
};
