import type { Member, Node } from "../2-bind/model.ts";
import { nodeId } from "./ids.ts";
import { innerJourneyOf } from "./inner-journey.ts";

export type BoxKind = "start" | "page" | "decision" | "step" | "inner" | "end";

/** What stands on a page: what it is called, and its type. */
export interface BoxMember {
  readonly name: string;
  readonly displayName: string | undefined;
  readonly type: string;
  readonly opaque: boolean;
}

export interface Box {
  readonly kind: BoxKind;
  /** Unique in the diagram; letters, digits and underscores. */
  readonly id: string;
  /** What the box is called. */
  readonly name: string;
  /** The type of the node, or the inner journey that it runs; undefined for pages and for what is no node. */
  readonly detail: string | undefined;
  readonly members: readonly BoxMember[];
  /** True: nobody knows what this type of node does. */
  readonly opaque: boolean;
  /** True: nothing leads here from the start. */
  readonly unreachable: boolean;
  readonly taken: boolean;
}

export type Untaken = Omit<Box, "taken">;

/** The text of a box, line by line. The first is what it is called. */
export function linesOf({ name, detail, members }: Untaken): readonly string[] {
  const listed = members.map((member) => `${member.name}: ${member.type}`);
  return [name, ...(detail === undefined ? [] : [detail]), ...listed];
}

function memberOf({ name, declaration, opaque }: Member): BoxMember {
  const displayName = declaration.displayName?.value;
  return { name, displayName, type: declaration.type.text, opaque };
}

/** The box of a node or a page. */
export function boxOf(node: Node, unreachable: boolean): Untaken {
  const { declaration, opaque } = node;
  const name = declaration.displayName?.value ?? node.name;
  const box = { id: nodeId(node.name), name, members: [], opaque, unreachable };
  if (declaration.kind === "Page") {
    return { ...box, kind: "page", detail: undefined, members: node.members.map(memberOf) };
  }
  const inner = innerJourneyOf(node);
  if (inner !== undefined) return { ...box, kind: "inner", detail: inner };
  const kind = (node.outcomes ?? node.edges).length > 1 ? "decision" : "step";
  return { ...box, kind, detail: declaration.type.text };
}
