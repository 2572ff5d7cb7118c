import type { ImportFiles } from "../import-files.ts";
import type { InteropFormat, JourneyBundle } from "../journey-document.ts";
import { isObject, type JsonObject, objectAt, own, sameJson, textAt, without } from "../json.ts";
import { nodeFaults, treeFaults } from "../shape-faults.ts";
import { assemble, type NodePart, type Part, type Pool, unusedNodes } from "./pool.ts";
import { applyRest } from "./rest.ts";
import { fromAm } from "./script-text.ts";
import { isTree, typeOf } from "./tree.ts";

/** What a file of a configuration is about: `{ metadata: { entityType, entityId, … }, data: { _id, … } }`. */
export interface Wrapped {
  readonly path: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly data: JsonObject;
  /** Everything in the file but `data`. */
  readonly envelope: JsonObject;
}

export type PartKind = "tree" | "node" | "script";

/** How a configuration of such files names and places things. */
export interface WrappedLayout {
  readonly format: InteropFormat;
  /** The entity type of trees, in lower case. */
  readonly tree: string;
  /** The folder of a realm that a file stands in; undefined when it stands in none. */
  readonly rootOf: (path: string) => string | undefined;
  readonly realmOf: (root: string) => string;
  /** The id in an entity's id; undefined where the entity is no tree or node. */
  readonly idOf: (entityId: string) => string | undefined;
  /** The id of a script; undefined where the file has none. */
  readonly scriptIdOf: (file: Wrapped) => string | undefined;
  /** What the writer puts around `data` when it knows no better. */
  readonly defaultEnvelope: (part: PartKind, entityType: string, id: string) => JsonObject;
  /** The entity types of trees and scripts, as the writer spells them. */
  readonly types: Readonly<Record<"tree" | "script", string>>;
  /** Where a file stands below the folder of its realm. */
  readonly pathOf: (part: PartKind, metadata: JsonObject, id: string) => string;
}

export function wrapped(path: string, value: JsonObject): Wrapped | undefined {
  const metadata = objectAt(value, "metadata");
  const data = own(value, "data");
  const entityType = textAt(metadata, "entityType");
  if (entityType === undefined || !isObject(data)) return undefined;
  const entityId = textAt(metadata, "entityId") ?? textAt(data, "_id") ?? "";
  return { path, entityType, entityId, data, envelope: without(value, "data") };
}

/** A part of the pool. An `_id` that is the entity's (`default/Login`) is the plain one there. */
function partOf(
  layout: WrappedLayout,
  file: Wrapped,
  kind: PartKind,
  id: string,
  type: string,
): Part {
  const { entityId, data, envelope } = file;
  const value = textAt(data, "_id") === entityId ? { ...data, _id: id } : data;
  const plain = sameJson(envelope, layout.defaultEnvelope(kind, type, id));
  return { id, value, envelope: plain ? undefined : envelope };
}

/** The types of nodes that no tree names are guessed by AM's way of naming them. */
const nodeType = /Node(?:V\d+)?$|^(?:designer|product)-/;

function poolOf(layout: WrappedLayout, members: readonly Wrapped[], files: ImportFiles): Pool {
  const trees: Part[] = [];
  const nodes: (NodePart & { readonly path: string })[] = [];
  const scripts: Part[] = [];
  for (const file of members) {
    const { path, entityType, entityId, data } = file;
    const id = layout.idOf(entityId);
    const scriptId = layout.scriptIdOf(file);
    if (entityType.toLowerCase() === layout.tree) {
      if (id === undefined || !isTree(data)) continue;
      files.take(path);
      if (files.sound(path, treeFaults(data, ["data"]))) {
        trees.push(partOf(layout, file, "tree", id, entityType));
      }
    } else if (scriptId !== undefined) {
      files.take(path);
      const part = partOf(layout, file, "script", scriptId, entityType);
      scripts.push({ ...part, value: fromAm(part.value) });
    } else if (id !== undefined) {
      const type = typeOf(data) ?? entityType;
      nodes.push({ ...partOf(layout, file, "node", id, type), type, path });
    }
  }
  return { trees, scripts, nodes: nodesAmong(trees, nodes, files) };
}

/** Of all entities of a realm those that are nodes; they are taken, the others stay. */
function nodesAmong(
  trees: readonly Part[],
  entities: readonly (NodePart & { readonly path: string })[],
  files: ImportFiles,
): readonly NodePart[] {
  const { unused } = assemble({ trees, nodes: entities, scripts: [] });
  const strangers = new Set(unused.filter(({ type = "" }) => !nodeType.test(type)));
  return entities.flatMap((entity) => {
    if (strangers.has(entity)) return [];
    files.take(entity.path);
    const { path, ...node } = entity;
    return files.sound(path, nodeFaults(node.value, ["data"])) ? [node] : [];
  });
}

/** The bundles of a layout, one for each realm that has a tree. */
export function readWrapped(layout: WrappedLayout, files: ImportFiles): readonly JourneyBundle[] {
  const all = [...files.left].flatMap(([path, value]) => wrapped(path, value) ?? []);
  const roots = new Set(
    all
      .filter(({ entityType, data }) => entityType.toLowerCase() === layout.tree && isTree(data))
      .flatMap(({ path }) => layout.rootOf(path) ?? []),
  );
  return [...roots].flatMap((root): JourneyBundle[] => {
    const members = all.filter(({ path }) => layout.rootOf(path) === root);
    const { journeys, unused } = assemble(poolOf(layout, members, files));
    if (journeys.length === 0) return [];
    if (unused.length > 0) {
      const count = unused.length === 1 ? "one node" : `${unused.length} nodes`;
      files.leftOut(root, `No journey of \`${root}\` names ${count} that the folder has.`);
    }
    const bundle: JourneyBundle = {
      format: layout.format,
      path: root,
      realm: layout.realmOf(root),
      journeys,
      envelope: unusedNodes(unused),
      managedObjects: new Map(),
    };
    return [applyRest(bundle, files)];
  });
}
