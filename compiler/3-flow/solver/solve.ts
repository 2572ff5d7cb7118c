import type { Journey } from "../../2-bind/model.ts";
import { outcomeOfEnd, type Domain, type End } from "./domain.ts";
import { Exploration, type Flow, type Step, type Visit } from "./exploration.ts";

/** Everything that was explored, in a fixed order: journeys as they are first entered. */
export interface Solution<Fact> {
  readonly explorations: readonly Exploration<Fact>[];
}

/** A journey that is entered from outside, with what holds then. */
export interface Entry<Fact> {
  readonly journey: Journey;
  readonly fact: Fact;
}

/**
 * Follows facts through the program, from the journeys that are entered from outside. An inner journey is explored
 * once for each fact that it is entered with, and its exits serve every caller: the work is linear in edges times
 * facts. Breadth first, so that the first way to a visit is a shortest one; iterative, however deep journeys nest.
 * (The functional approach of Sharir and Pnueli 1981, tabulated as by Reps, Horwitz and Sagiv 1995.)
 */
export function solve<Fact>(
  entries: readonly Entry<Fact>[],
  domain: Domain<Fact>,
  flow: Flow,
): Solution<Fact> {
  const solver = new Solver(domain, flow);
  for (const { journey, fact } of entries) solver.enter(journey, fact);
  return { explorations: [...solver.explorations] };
}

class Solver<Fact> {
  readonly explorations: Exploration<Fact>[] = [];
  readonly #domain: Domain<Fact>;
  readonly #flow: Flow;
  readonly #known = new Map<Journey, Map<string, Exploration<Fact>>>();
  readonly #open: Exploration<Fact>[] = [];

  constructor(domain: Domain<Fact>, flow: Flow) {
    this.#domain = domain;
    this.#flow = flow;
  }

  enter(journey: Journey, fact: Fact): void {
    const exploration = this.#find(journey, fact) ?? this.#begin(journey, fact);
    exploration.fromOutside = true;
    for (let top = this.#open.at(-1); top !== undefined; top = this.#open.at(-1)) {
      if (this.#advance(top)) this.#open.pop();
    }
  }

  #find(journey: Journey, fact: Fact): Exploration<Fact> | undefined {
    return this.#known.get(journey)?.get(this.#domain.keyOf(fact));
  }

  #begin(journey: Journey, fact: Fact): Exploration<Fact> {
    const exploration = new Exploration(journey, fact);
    const key = this.#domain.keyOf(fact);
    const ofJourney = this.#known.get(journey) ?? new Map<string, Exploration<Fact>>();
    this.#known.set(journey, ofJourney.set(key, exploration));
    this.explorations.push(exploration);
    this.#open.push(exploration);
    const { start } = journey;
    const first = start?.kind === "node" ? journey.nodes.get(start.name) : undefined;
    if (first !== undefined) exploration.reach(first, fact, key, undefined);
    return exploration;
  }

  /** Goes on until an inner journey has to be explored first; true: there is nothing left to do. */
  #advance(exploration: Exploration<Fact>): boolean {
    for (let visit = exploration.visits[exploration.next]; visit !== undefined;) {
      const callee = this.#flow.calleeOf(visit.node);
      if (callee === undefined) this.#pass(exploration, visit);
      else if (!this.#call(exploration, visit, callee)) return false;
      exploration.next += 1;
      visit = exploration.visits[exploration.next];
    }
    return true;
  }

  #pass(exploration: Exploration<Fact>, visit: Visit<Fact>): void {
    const { journey } = exploration;
    for (const edge of visit.node.edges) {
      // A bare arrow where there is a choice has been reported: nobody knows which outcome was meant.
      if (visit.node.wiring.ambiguous.includes(edge.wiring)) continue;
      const facts = this.#domain.through({ journey, node: visit.node, edge }, visit.fact);
      exploration.take(this.#domain, { visit, edge, inner: undefined }, facts);
    }
  }

  /** False: the inner journey has just been begun, and comes first. */
  #call(exploration: Exploration<Fact>, visit: Visit<Fact>, callee: Journey): boolean {
    const entered = this.#domain.enter(visit.node, visit.fact);
    for (const fact of entered) {
      if (this.#find(callee, fact) !== undefined) continue;
      this.#begin(callee, fact);
      return false;
    }
    for (const fact of entered) {
      const inner = this.#find(callee, fact);
      if (inner === undefined) continue;
      inner.callers.push({ exploration, visit });
      this.#return(exploration, visit, inner);
    }
    return true;
  }

  /** Of journeys that call each other in a circle only what is known so far comes back; they are reported as such. */
  #return(exploration: Exploration<Fact>, visit: Visit<Fact>, inner: Exploration<Fact>): void {
    for (const [key, fact] of inner.everywhere) exploration.everywhere.set(key, fact);
    for (const edge of visit.node.edges) {
      for (const { exit, fact } of endingsOf(inner, edge.outcome)) {
        const step: Step<Fact> = { visit, edge, inner: { exploration: inner, exit } };
        const passage = { journey: exploration.journey, node: visit.node, edge };
        exploration.take(this.#domain, step, this.#domain.leave(passage, visit.fact, fact));
      }
    }
  }
}

/** The ways in which an inner journey ends when its node takes an outcome, and what holds then. */
export function endingsOf<Fact>(
  inner: Exploration<Fact>,
  outcome: string,
): readonly {
  readonly exit: Exploration<Fact>["exits"][number] | undefined;
  readonly fact: Fact;
}[] {
  // An error may come anywhere, with whatever holds there.
  if (outcome === outcomeOfEnd.error) {
    return [...inner.everywhere.values()].map((fact) => ({ exit: undefined, fact }));
  }
  if (inner.immediate !== undefined) {
    return leads(inner.immediate, outcome) ? [{ exit: undefined, fact: inner.entry }] : [];
  }
  return [...inner.summary.values()]
    .filter(({ end }) => leads(end, outcome))
    .map((exit) => ({ exit, fact: exit.fact }));
}

function leads(end: End, outcome: string): boolean {
  return end !== "stop" && outcomeOfEnd[end] === outcome;
}
