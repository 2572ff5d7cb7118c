import type { Member, Node } from "../../2-bind/model.ts";
import type { Json, JsonObject } from "../json.ts";
import { patched } from "../sidecar/patch.ts";
import type { Meanings } from "./meanings.ts";
import type { NodeNames } from "./names.ts";
import { identityOf, settingsOf } from "./settings.ts";
import { connectionsOf } from "./wirings.ts";

/** What the parts of a journey are exported with. */
export interface Export {
  readonly names: NodeNames;
  readonly meanings: Meanings;
  /** The id of a target, by its name in the text. */
  readonly idOf: (target: string) => string;
  /** Where a node stands on the canvas; undefined where its source has no place for it. */
  readonly placeOf: (node: string) => { readonly x: number; readonly y: number } | undefined;
}

/** The id of a node's type in AM. */
function amTypeOf({ manifest, declaration }: Node | Member): string {
  const written = declaration.kind === "Page" ? "PageNode" : declaration.type.text;
  return manifest?.amType ?? written;
}

/** Pages of version 2.0 and later name their outcomes by the member that has them: `<id>-outcome`. */
function outcomePrefix({ name, members }: Node, { names }: Export): string {
  const last = members.at(-1);
  const version = names.layoutOf(name)?.version ?? "1.0";
  return last === undefined || version.startsWith("1.")
    ? ""
    : `${names.idOfMember(name, last.name)}-`;
}

/** A node as the tree has it. */
export function treeNode(node: Node, parts: Export): JsonObject {
  const { names, idOf, placeOf } = parts;
  const layout = names.layoutOf(node.name);
  const said = {
    nodeType: amTypeOf(node),
    displayName: names.displayNameOf(node),
    connections: connectionsOf(node, idOf, outcomePrefix(node, parts)),
    ...placeOf(node.name),
    ...(layout?.version === undefined ? {} : { version: layout.version }),
  };
  return patched(said, layout?.tree);
}

/** The entries of a page's members. */
function memberEntries(node: Node, { names }: Export): Json {
  return node.members.map((member) => {
    const said = {
      _id: names.idOfMember(node.name, member.name),
      nodeType: amTypeOf(member),
      displayName: names.displayNameOfMember(node.name, member),
    };
    return patched(said, names.layoutOfMember(node.name, member.name)?.entry);
  });
}

/** The settings of a node; undefined where its source has none and its text gives none. */
export function nodeSettings(node: Node, parts: Export): JsonObject | undefined {
  const { names, meanings } = parts;
  const { name, declaration, manifest } = node;
  const layout = names.layoutOf(name);
  const isPage = declaration.kind === "Page";
  const isGiven = declaration.settings.length > 0 || node.members.length > 0;
  if (layout?.withoutSettings && !isGiven) return undefined;
  const prefix = outcomePrefix(node, parts);
  const outcomes = node.outcomes?.map((outcome) => ({ ...outcome, id: prefix + outcome.id }));
  const amType = amTypeOf(node);
  const memberId = (member: string): string | undefined =>
    node.members.some((each) => each.name === member) ? names.idOfMember(name, member) : undefined;
  const said = {
    ...identityOf(names.idOf(name), amType, manifest?.displayName ?? amType, outcomes),
    ...settingsOf(declaration.settings, manifest, { ...meanings, memberId }),
    ...(isPage ? { nodes: memberEntries(node, parts) } : {}),
  };
  return patched(said, layout?.settings);
}

/** The settings of a member of a page; undefined where its source has none and its text gives none. */
export function memberSettings(node: Node, member: Member, parts: Export): JsonObject | undefined {
  const { names, meanings } = parts;
  const { declaration, manifest, outcomes } = member;
  const layout = names.layoutOfMember(node.name, member.name);
  if (layout?.withoutSettings && declaration.settings.length === 0) return undefined;
  const amType = amTypeOf(member);
  const id = names.idOfMember(node.name, member.name);
  const said = {
    ...identityOf(id, amType, manifest?.displayName ?? amType, outcomes),
    ...settingsOf(declaration.settings, manifest, meanings),
  };
  return patched(said, layout?.settings);
}
