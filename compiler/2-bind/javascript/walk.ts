import type { AnyNode } from "acorn";

/** Visits a node and everything below it. */
export function walk(
  node: AnyNode,
  visit: (node: AnyNode, parent: AnyNode | undefined) => void,
): void {
  const open: (readonly [node: AnyNode, parent: AnyNode | undefined])[] = [[node, undefined]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [current, parent] = next;
    visit(current, parent);
    for (const part of Object.values(current).flat()) if (isNode(part)) open.push([part, current]);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

export function isFunction(node: AnyNode | undefined): boolean {
  return (
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression" ||
    node?.type === "ArrowFunctionExpression"
  );
}
