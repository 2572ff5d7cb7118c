import type { Journey, Node } from "../2-bind/model.ts";
import { outcomeGraph } from "../3-flow/outcome-graph.ts";
import { reachableFrom } from "../3-flow/reachability.ts";

/** The nodes that nothing leads to from the start; none where the journey does not say where it starts. */
export function unreachableNodes(journey: Journey): ReadonlySet<Node> {
  if (journey.start === undefined) return new Set();
  const graph = outcomeGraph(journey);
  const reached = reachableFrom(graph, graph.start === undefined ? [] : [graph.start]);
  return new Set(graph.nodes.filter((_, number) => reached[number] !== true));
}
