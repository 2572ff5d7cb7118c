import type { Edge } from "../../2-bind/model.ts";
import type { Domain } from "./domain.ts";
import type { Exploration, Flow, Visit } from "./exploration.ts";
import { endingsOf } from "./solve.ts";

/** What holds when an edge has been taken, for each fact that its node is reached with in an exploration. */
export function* factsAlong<Fact>(
  exploration: Exploration<Fact>,
  visit: Visit<Fact>,
  edge: Edge,
  domain: Domain<Fact>,
  { flow, inner }: { flow: Flow; inner: readonly Exploration<Fact>[] },
): Generator<Fact> {
  const { node, fact } = visit;
  const passage = { journey: exploration.journey, node, edge };
  if (flow.calleeOf(node) === undefined) {
    // A bare arrow where there is a choice has been reported: nobody knows which outcome was meant.
    if (!node.wiring.ambiguous.includes(edge.wiring)) yield* domain.through(passage, fact);
    return;
  }
  for (const one of inner) {
    if (!one.callers.some((caller) => caller.visit === visit)) continue;
    for (const ending of endingsOf(one, edge.outcome))
      yield* domain.leave(passage, fact, ending.fact);
  }
}
