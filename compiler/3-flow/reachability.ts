import type { Graph } from "./graph.ts";

/** Which nodes can be reached from the given ones, themselves included. For the way back, reverse the graph. */
export function reachableFrom(graph: Graph, from: Iterable<number>): readonly boolean[] {
  const reached = Array.from({ length: graph.size }, () => false);
  const pending: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] !== false) return;
    reached[node] = true;
    pending.push(node);
  };
  for (const node of from) reach(node);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const target of graph.successors[node] ?? []) reach(target);
  }
  return reached;
}
