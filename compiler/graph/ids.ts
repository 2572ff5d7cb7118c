import type { Target } from "../2-bind/model.ts";

export const startId = "start";

/** A name as letters, digits and underscores, of which no two names are the same. */
function safeId(name: string): string {
  return name.replace(/\W/gu, (character) => `_x${character.codePointAt(0)?.toString(16)}_`);
}

/** Ids of nodes have a prefix, so that no name is a word of the drawing's language. */
export function nodeId(name: string): string {
  return `node_${safeId(name)}`;
}

export function idOf(target: Target): string {
  return target.kind === "node" ? nodeId(target.name) : target.kind;
}
