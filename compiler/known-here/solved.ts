import type { Edge, Journey, Node } from "../2-bind/model.ts";
import type { Domain, End } from "../3-flow/solver/domain.ts";
import type { Exploration, Flow } from "../3-flow/solver/exploration.ts";
import { factsAlong } from "../3-flow/solver/facts-along.ts";
import { type Entry, solve } from "../3-flow/solver/solve.ts";

/** The facts of one domain, looked up by place. */
export class Solved<Fact> {
  readonly #domain: Domain<Fact>;
  readonly #flow: Flow;
  readonly #explorations: ReadonlyMap<Journey, readonly Exploration<Fact>[]>;

  constructor(entries: readonly Entry<Fact>[], domain: Domain<Fact>, flow: Flow) {
    this.#domain = domain;
    this.#flow = flow;
    const { explorations } = solve(entries, domain, flow);
    this.#explorations = Map.groupBy(explorations, ({ journey }) => journey);
  }

  /** Every fact that a node of a journey is reached with. */
  at(journey: Journey, node: Node): readonly Fact[] {
    return this.#of(journey).flatMap(({ visits }) =>
      visits.filter((visit) => visit.node === node).map(({ fact }) => fact),
    );
  }

  /** Every fact that goes along an edge of a node. */
  along(journey: Journey, node: Node, edge: Edge): readonly Fact[] {
    const callee = this.#flow.calleeOf(node);
    const places = { flow: this.#flow, inner: callee === undefined ? [] : this.#of(callee) };
    return this.#of(journey).flatMap((exploration) =>
      exploration.visits
        .filter((visit) => visit.node === node)
        .flatMap((visit) => [...factsAlong(exploration, visit, edge, this.#domain, places)]),
    );
  }

  /** Every fact that a journey ends with. */
  atEnd(journey: Journey, end: End): readonly Fact[] {
    return this.#of(journey).flatMap(({ exits, immediate, entry }) => [
      ...(immediate === end ? [entry] : []),
      ...exits.filter((exit) => exit.end === end).map(({ fact }) => fact),
    ]);
  }

  #of(journey: Journey): readonly Exploration<Fact>[] {
    return this.#explorations.get(journey) ?? [];
  }
}
