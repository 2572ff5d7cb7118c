import type { Graph } from "./graph.ts";

/**
 * A shortest cycle through the first node of a strongly connected component: the nodes in order, the first not
 * repeated at the end.
 */
export function cycleThrough(graph: Graph, component: readonly number[]): readonly number[] {
  const [first = 0] = component;
  const members = new Set(component);
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (const node of queue) {
    for (const target of graph.successors[node] ?? []) {
      if (target === first) return pathTo(node, first, cameFrom);
      if (!members.has(target) || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  return [first];
}

function pathTo(
  last: number,
  first: number,
  cameFrom: ReadonlyMap<number, number>,
): readonly number[] {
  const path = [last];
  for (let node = last; node !== first;) {
    node = cameFrom.get(node) ?? first;
    path.push(node);
  }
  return path.toReversed();
}
