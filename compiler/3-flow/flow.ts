import type { Journey, Node, Program } from "../2-bind/model.ts";
import type { CallGraph } from "./call-graph.ts";
import type { Flow } from "./solver/exploration.ts";

/** The program as the solver walks through it. */
export function flowOf({ calls }: CallGraph): Flow {
  const callees = new Map(calls.map(({ node, callee }) => [node, callee] as const));
  return { calleeOf: (node) => callees.get(node) };
}

/** The journeys that can be entered from outside. */
export function entriesOf({ files }: Program): readonly Journey[] {
  return files.flatMap(({ journeys }) => journeys.filter(({ innerTreeOnly }) => !innerTreeOnly));
}

/** Every node of a program with its journey. */
export function* nodesOf({ files }: Program): Generator<readonly [Journey, Node]> {
  for (const { journeys } of files) {
    for (const journey of journeys) {
      for (const node of journey.nodes.values()) yield [journey, node];
    }
  }
}
