import type { Node } from "../2-bind/model.ts";
import type { Arrow } from "./diagram.ts";
import { idOf, nodeId } from "./ids.ts";

/** One arrow for each target of a node. */
export function arrowsOf(node: Node, taken: ReadonlySet<string>): readonly Arrow[] {
  const choice = (node.outcomes ?? node.edges).length > 1;
  const byTarget = Map.groupBy(node.edges, ({ target }) => idOf(target));
  return [...byTarget].map(([to, edges]) => ({
    from: nodeId(node.name),
    to,
    labels: choice ? edges.map((edge) => edge.outcome) : [],
    taken: edges.some((edge) => taken.has(`${node.name}.${edge.outcome}`)),
  }));
}
