import type { JourneyDocument } from "../journey-document.ts";
import {
  fromEntries,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  own,
  textAt,
} from "../json.ts";
import { attach } from "./attach.ts";
import { membersOf } from "./tree.ts";

/** A thing of a configuration that keeps each in a file of its own, and what stands around it there. */
export interface Part {
  readonly id: string;
  readonly value: JsonObject;
  /** Undefined where the file says no more than what the writer would say by itself. */
  readonly envelope?: JsonObject | undefined;
}

export interface NodePart extends Part {
  readonly type: string | undefined;
}

/** The parts of a realm: nodes belong to no journey, the trees and pages name them. */
export interface Pool {
  readonly trees: readonly Part[];
  readonly nodes: readonly NodePart[];
  readonly scripts: readonly Part[];
}

export interface Assembled {
  readonly journeys: readonly JourneyDocument[];
  /** Nodes that no journey names. */
  readonly unused: readonly NodePart[];
}

/** Puts journeys together from the parts of a realm. */
export function assemble({ trees, nodes, scripts }: Pool): Assembled {
  const byId = Map.groupBy(nodes, (node) => node.id);
  const used = new Set<NodePart>();
  const find = (id: string, type: string | undefined): NodePart | undefined => {
    const candidates = byId.get(id);
    const found = candidates?.find((node) => node.type === type) ?? candidates?.[0];
    if (found) used.add(found);
    return found;
  };
  const scriptValues = fromEntries(scripts.map(({ id, value }) => [id, value] as const));
  const journeys = trees.map((tree) => {
    const own = Object.entries(objectAt(tree.value, "nodes")).flatMap(([id, reference]) => {
      const type = isObject(reference) ? textAt(reference, "nodeType") : undefined;
      return find(id, type) ?? [];
    });
    const inner = membersBelow(own, find);
    const document = attach(
      { tree: tree.value, nodes: valuesOf(own), innerNodes: valuesOf(inner) },
      { scripts: scriptValues },
    );
    return { name: tree.id, document: withEnvelopes(document, tree, [...own, ...inner], scripts) };
  });
  return { journeys, unused: nodes.filter((node) => !used.has(node)) };
}

/** The members of pages, and those of pages in pages; a page that is a member of itself stands there once. */
function membersBelow(
  pages: readonly NodePart[],
  find: (id: string, type: string | undefined) => NodePart | undefined,
): readonly NodePart[] {
  const members = new Set<NodePart>();
  const pending = [...pages];
  for (let page = pending.pop(); page !== undefined; page = pending.pop()) {
    for (const { id, type } of membersOf(page.value)) {
      const member = find(id, type);
      if (!member || members.has(member)) continue;
      members.add(member);
      pending.push(member);
    }
  }
  return [...members];
}

function valuesOf(parts: readonly Part[]): JsonObject {
  return fromEntries(parts.map(({ id, value }) => [id, value] as const));
}

function envelopesOf(parts: readonly Part[]): readonly (readonly [string, Json])[] {
  return parts.flatMap(({ id, envelope }) => (envelope ? [[id, envelope] as const] : []));
}

function withEnvelopes(
  document: JsonObject,
  tree: Part,
  nodes: readonly Part[],
  scripts: readonly Part[],
): JsonObject {
  const named = objectAt(document, "scripts");
  const ofNodes = envelopesOf(nodes);
  const ofScripts = envelopesOf(scripts.filter(({ id }) => own(named, id) !== undefined));
  const envelopes = {
    ...(tree.envelope ? { tree: tree.envelope } : {}),
    ...(ofNodes.length > 0 ? { nodes: fromEntries(ofNodes) } : {}),
    ...(ofScripts.length > 0 ? { scripts: fromEntries(ofScripts) } : {}),
  };
  return Object.keys(envelopes).length === 0 ? document : { ...document, envelopes };
}

/** Nodes that no journey names, as the envelope of their bundle keeps them. */
export function unusedNodes(unused: readonly NodePart[]): JsonObject {
  if (unused.length === 0) return {};
  return {
    unusedNodes: unused.map(({ id, type, value, envelope }) => ({
      id,
      ...(type === undefined ? {} : { type }),
      settings: value,
      ...(envelope ? { envelope } : {}),
    })),
  };
}
