import type { Journey } from "../../2-bind/model.ts";
import { type JsonObject, objectAt, own, sameJson } from "../json.ts";
import type { NodeNames } from "../from-text/names.ts";
import type { Changes } from "./merge.ts";

/** Everything that a document says of a node and of its members. */
function partsOf(
  document: JsonObject,
  journey: Journey,
  name: string,
  names: NodeNames,
): JsonObject {
  const id = names.idOf(name);
  const members = journey.nodes.get(name)?.members ?? [];
  const inner = members.map((member) => names.idOfMember(name, member.name));
  return {
    tree: own(objectAt(objectAt(document, "tree"), "nodes"), id) ?? null,
    settings: own(objectAt(document, "nodes"), id) ?? null,
    members: inner.map((member) => own(objectAt(document, "innerNodes"), member) ?? null),
  };
}

function headOf(document: JsonObject): JsonObject {
  const { nodes: _, ...head } = objectAt(document, "tree");
  return head;
}

export interface Said {
  readonly journey: Journey;
  readonly names: NodeNames;
  readonly document: JsonObject;
}

/** What two texts of one journey say differently. */
export function changesBetween(before: Said, after: Said): Changes {
  const both = [...after.journey.nodes.keys()].filter((name) => before.journey.nodes.has(name));
  const nodes = both.filter((name) => {
    const one = partsOf(before.document, before.journey, name, before.names);
    const other = partsOf(after.document, after.journey, name, after.names);
    return !sameJson(one, other);
  });
  return {
    nodes: new Set(nodes),
    head: !sameJson(headOf(before.document), headOf(after.document)),
  };
}
