import type { Journey } from "../../2-bind/model.ts";
import { type Json, type JsonObject, isObject, objectAt, own, sameJson } from "../json.ts";
import type { NodeNames } from "../from-text/names.ts";

/** What is different in a node, page or member since its last import. */
export interface PartChanges {
  /** Its display name or type. */
  readonly head: boolean;
  readonly wiring: boolean;
  /** The keys of settings. */
  readonly settings: ReadonlySet<string>;
  /** Members that both have, by name. */
  readonly members: ReadonlyMap<string, PartChanges>;
}

/** What is different in a journey since its last import. */
export interface Changes {
  /** Nodes that both have, by name. */
  readonly nodes: ReadonlyMap<string, PartChanges>;
  /** Its name, resource, settings, description or start. */
  readonly head: boolean;
}

/** What a text says, with the layout that it has now. */
export interface Said {
  readonly journey: Journey;
  readonly names: NodeNames;
  readonly document: JsonObject;
}

/** Everything that a document says of a node, page or member. */
interface Part {
  /** How the tree, or the page, has it. */
  readonly entry: Json | undefined;
  readonly settings: Json | undefined;
  readonly members: ReadonlyMap<string, Part>;
}

function memberParts({ document, journey, names }: Said, page: string): ReadonlyMap<string, Part> {
  const settings = objectAt(objectAt(document, "nodes"), names.idOf(page));
  const entries = own(settings, "nodes");
  const members = journey.nodes.get(page)?.members ?? [];
  return new Map(
    members.map(({ name }, index): [string, Part] => {
      const inner = own(objectAt(document, "innerNodes"), names.idOfMember(page, name));
      const entry: Json | undefined = Array.isArray(entries) ? entries[index] : undefined;
      return [name, { entry, settings: inner, members: new Map() }];
    }),
  );
}

function nodePart(said: Said, name: string): Part {
  const id = said.names.idOf(name);
  return {
    entry: own(objectAt(objectAt(said.document, "tree"), "nodes"), id),
    settings: own(objectAt(said.document, "nodes"), id),
    members: memberParts(said, name),
  };
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The keys whose values differ. */
function differentKeys(one: JsonObject, other: JsonObject): ReadonlySet<string> {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return new Set(keys.filter((key) => !sameJson(own(one, key), own(other, key))));
}

function sameParts(one: ReadonlyMap<string, Part>, other: ReadonlyMap<string, Part>): boolean {
  const names = [...one.keys()];
  return (
    sameJson(names, [...other.keys()]) &&
    names.every((name) => changesOf(one.get(name), other.get(name)) === undefined)
  );
}

/** What two parts have differently; undefined when they say the same. */
function changesOf(one: Part | undefined, other: Part | undefined): PartChanges | undefined {
  if (one === undefined || other === undefined) return undefined;
  const isSame =
    sameJson(one.entry, other.entry) &&
    sameJson(one.settings, other.settings) &&
    sameParts(one.members, other.members);
  if (isSame) return undefined;
  const entry = differentKeys(asObject(one.entry), asObject(other.entry));
  const settings = differentKeys(asObject(one.settings), asObject(other.settings));
  return {
    head: entry.has("displayName") || entry.has("nodeType"),
    // Settings may decide which outcomes there are, and so what the text calls them.
    wiring: entry.has("connections") || settings.has("_outcomes"),
    settings,
    members: changedParts(one.members, other.members),
  };
}

function changedParts(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
): ReadonlyMap<string, PartChanges> {
  const changed = [...after].flatMap(([name, part]) => {
    const changes = changesOf(before.get(name), part);
    return changes === undefined ? [] : [[name, changes] as const];
  });
  return new Map(changed);
}

function nodeParts(said: Said): ReadonlyMap<string, Part> {
  return new Map([...said.journey.nodes.keys()].map((name) => [name, nodePart(said, name)]));
}

function headOf(document: JsonObject): JsonObject {
  const { nodes: _, ...head } = objectAt(document, "tree");
  return head;
}

/** What two texts of one journey say differently. */
export function changesBetween(before: Said, after: Said): Changes {
  return {
    nodes: changedParts(nodeParts(before), nodeParts(after)),
    head: !sameJson(headOf(before.document), headOf(after.document)),
  };
}
