import type { NodeManifest } from "@journeyc/grammar/manifest";
import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";

/** A node of a tree as its source has it; what is missing is empty. */
export interface SourceNode {
  readonly id: string;
  readonly displayName: string;
  readonly amType: string;
  /** Undefined: the catalogue does not know the type. */
  readonly manifest: NodeManifest | undefined;
  /** The type whose outcomes it has, where its own type imitates others. */
  readonly imitated: NodeManifest | undefined;
  /** Undefined: the source has no settings for it. */
  readonly settings: JsonObject | undefined;
  /** Ids of targets by ids of outcomes, without those that lead nowhere. */
  readonly connections: readonly (readonly [string, string])[];
  /** Of a page. */
  readonly members: readonly SourceMember[];
  readonly tree: JsonObject;
}

export type SourceMember = Omit<SourceNode, "connections" | "members" | "tree">;

/** The manifest of a type by its id in AM. */
export type TypeLookup = (amType: string) => NodeManifest | undefined;

function settingsIn(
  document: JsonObject,
  keys: readonly string[],
  id: string,
): JsonObject | undefined {
  for (const key of keys) {
    const found = own(objectAt(document, key), id);
    if (isObject(found)) return found;
  }
  return undefined;
}

function memberOf(entry: JsonObject, document: JsonObject, typeOf: TypeLookup): SourceMember {
  const id = textAt(entry, "_id") ?? textAt(entry, "id") ?? "";
  const settings = settingsIn(document, ["innerNodes", "nodes"], id);
  const amType = textAt(entry, "nodeType") ?? "";
  const types = typesOf(amType, settings, typeOf);
  return {
    id,
    displayName: textAt(entry, "displayName") ?? "",
    // The language has no page within a page: it is a node whose type nobody knows.
    ...(amType === "PageNode" ? { ...types, manifest: undefined } : types),
    settings,
  };
}

/** What the catalogue knows of a node of a type with these settings. */
function typesOf(
  amType: string,
  settings: JsonObject | undefined,
  typeOf: TypeLookup,
): Pick<SourceMember, "amType" | "manifest" | "imitated"> {
  const manifest = typeOf(amType);
  const { outcomes } = manifest ?? {};
  const named =
    outcomes?.from === "nodeType" ? textAt(settings ?? {}, outcomes.setting) : undefined;
  return { amType, manifest, imitated: named === undefined ? undefined : typeOf(named) };
}

function membersOf(
  settings: JsonObject | undefined,
  document: JsonObject,
  typeOf: TypeLookup,
): readonly SourceMember[] {
  const entries: Json = own(settings ?? {}, "nodes") ?? [];
  if (!Array.isArray(entries)) return [];
  return entries
    .filter((entry) => isObject(entry))
    .map((entry) => memberOf(entry, document, typeOf));
}

/** The nodes of a document by their ids. */
export function sourceNodes(
  document: JsonObject,
  typeOf: TypeLookup,
): ReadonlyMap<string, SourceNode> {
  const entries = Object.entries(objectAt(objectAt(document, "tree"), "nodes"));
  return new Map(
    entries.map(([id, value]) => {
      const tree = isObject(value) ? value : {};
      const amType = textAt(tree, "nodeType") ?? "";
      const settings = settingsIn(document, ["nodes"], id);
      const connections = Object.entries(objectAt(tree, "connections")).flatMap(
        ([outcome, target]) =>
          typeof target === "string" && target !== "" ? [[outcome, target] as const] : [],
      );
      const node: SourceNode = {
        id,
        displayName: textAt(tree, "displayName") ?? "",
        ...typesOf(amType, settings, typeOf),
        settings,
        connections,
        members: amType === "PageNode" ? membersOf(settings, document, typeOf) : [],
        tree,
      };
      return [id, node] as const;
    }),
  );
}
