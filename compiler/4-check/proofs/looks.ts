import type { Setting } from "../../1-syntax/ast.ts";
import type { Node } from "../../2-bind/model.ts";

const known = new WeakMap<Node, string>();

/** How a node looks to the user: two pages with the same members and texts look alike, whatever they are called. */
export function looksOf(node: Node, text: string): string {
  const found = known.get(node);
  if (found !== undefined) return found;
  const settings = (given: readonly Setting[]): readonly string[] =>
    given.map(({ span }) => text.slice(span.start, span.end).replaceAll(/\s+/g, " ")).sort();
  const { declaration } = node;
  const type = declaration.kind === "Page" ? "page" : declaration.type.text;
  const members = node.members.map((member) => [
    member.declaration.type.text,
    ...settings(member.declaration.settings),
  ]);
  const looks = JSON.stringify([type, settings(declaration.settings), members]);
  known.set(node, looks);
  return looks;
}
