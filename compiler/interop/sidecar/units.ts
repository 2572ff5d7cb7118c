import { createHash } from "node:crypto";
import { isObject, type Json, type JsonObject, objectAt, own, textAt, without } from "../json.ts";

/** What AM changes by itself whenever it stores something. */
const volatile = "_rev";

/** Parts of a tree that say how it is drawn. */
const drawn = ["staticNodes", "uiConfig", volatile] as const;

/** The ids of the members of a page, by its settings. */
export function memberIds(settings: JsonObject): readonly string[] {
  const entries = own(settings, "nodes");
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => (isObject(entry) ? (textAt(entry, "_id") ?? []) : []));
}

function asObject(value: Json | undefined): JsonObject | null {
  return isObject(value) ? without(value, volatile) : null;
}

/**
 * Everything that a document says of a node and of its members, without what changes by itself and without its place;
 * undefined where the tree does not have the node.
 */
export function nodeUnit(document: JsonObject, id: string): JsonObject | undefined {
  const entry = own(objectAt(objectAt(document, "tree"), "nodes"), id);
  if (!isObject(entry)) return undefined;
  const settings = asObject(own(objectAt(document, "nodes"), id));
  const members = memberIds(settings ?? {});
  return {
    entry: without(entry, "x", "y"),
    settings,
    members: members.map((member) => asObject(own(objectAt(document, "innerNodes"), member))),
  };
}

/** What a document says of a journey beside its nodes. */
export function headUnit(document: JsonObject): JsonObject {
  return without(objectAt(document, "tree"), "nodes", ...drawn);
}

/** A script of a document; undefined where it has none of this id. */
export function scriptUnit(document: JsonObject, id: string): JsonObject | undefined {
  const record = own(objectAt(document, "scripts"), id);
  return isObject(record) ? record : undefined;
}

/** A value as text, in one order of keys. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(Object.is(value, -0) ? 0 : value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}

/** Enough that two different values never have the same by chance. */
const digits = 16;

/** A short name for what a unit says: equal for equal values, whatever the order of keys. */
export function digestOf(unit: JsonObject): string {
  return createHash("sha256").update(canonical(unit)).digest("hex").slice(0, digits);
}
