import type { Journey, Node } from "../2-bind/model.ts";
import type { Graph } from "./graph.ts";

/** The nodes of a journey and where their outcomes lead. */
export interface OutcomeGraph extends Graph {
  /** Nodes by their number, in source order. */
  readonly nodes: readonly Node[];
  /** The number of each node, by name. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The node that the journey starts at; undefined when there is none, or it starts at an end. */
  readonly start: number | undefined;
  /** The nodes with an outcome that ends the journey: `success`, `failure` or `stop`. */
  readonly ending: readonly number[];
}

/** Builds the outcome graph of a journey. Parallel edges are kept once. */
export function outcomeGraph(journey: Journey): OutcomeGraph {
  const nodes = [...journey.nodes.values()];
  const numbers = new Map(nodes.map(({ name }, number) => [name, number] as const));
  const ending: number[] = [];
  const successors = nodes.map(({ edges }, number) => {
    const targets = new Set<number>();
    for (const { target } of edges) {
      const to = target.kind === "node" ? numbers.get(target.name) : undefined;
      if (to !== undefined) targets.add(to);
    }
    if (edges.some(({ target }) => target.kind !== "node")) ending.push(number);
    return [...targets];
  });
  const start = journey.start?.kind === "node" ? numbers.get(journey.start.name) : undefined;
  return { size: nodes.length, successors, nodes, numbers, start, ending };
}
