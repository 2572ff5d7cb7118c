import type { Edge, Journey, Node } from "../../2-bind/model.ts";
import type { Domain, End } from "./domain.ts";

/** A node that is reached with a fact. */
export interface Visit<Fact> {
  readonly node: Node;
  readonly fact: Fact;
  /** The fact's key. */
  readonly key: string;
  /** How it was reached first, which is a shortest way; undefined: at the start of the journey. */
  readonly from: Step<Fact> | undefined;
}

/** An edge that is taken with a fact. */
export interface Step<Fact> {
  readonly visit: Visit<Fact>;
  readonly edge: Edge;
  /** Where the inner journey of the node ended, when it runs one. */
  readonly inner: Inner<Fact> | undefined;
}

interface Inner<Fact> {
  readonly exploration: Exploration<Fact>;
  /** Undefined: it ended in an error, or without running a node. */
  readonly exit: Exit<Fact> | undefined;
}

/** An edge to an end of the journey. */
export interface Exit<Fact> extends Step<Fact> {
  readonly end: End;
  readonly fact: Fact;
}

/** What the solver needs to know of the program. */
export interface Flow {
  /** The inner journey that a node runs. */
  calleeOf(node: Node): Journey | undefined;
}

/** The visit of a calling journey that runs another. */
export interface Caller<Fact> {
  readonly exploration: Exploration<Fact>;
  readonly visit: Visit<Fact>;
}

/** A journey that is run with a fact at its start: what is reached in it, breadth first. */
export class Exploration<Fact> {
  readonly journey: Journey;
  readonly entry: Fact;
  /** True: a run may begin here. */
  fromOutside = false;
  /** Every visit that runs this journey with this fact, the first found first. */
  readonly callers: Caller<Fact>[] = [];
  readonly visits: Visit<Fact>[] = [];
  /** Every edge to an end with every fact that goes along it. */
  readonly exits: Exit<Fact>[] = [];
  /** Of the exits those that differ for a caller. */
  readonly summary = new Map<string, Exit<Fact>>();
  /** Each fact that holds somewhere in the journey, or in one that it runs. */
  readonly everywhere = new Map<string, Fact>();
  /** The end that the journey starts at, when it starts at one. */
  readonly immediate: End | undefined;
  /** How many visits have been dealt with. */
  next = 0;
  /** The nodes that are reached with each fact: there are many nodes and few facts. */
  readonly #seen = new Map<string, Set<Node>>();

  constructor(journey: Journey, entry: Fact) {
    this.journey = journey;
    this.entry = entry;
    this.immediate = journey.start?.kind === "node" ? undefined : journey.start?.kind;
  }

  /** Reaches a node, if it has not been reached with this fact. @param key the fact's */
  reach(node: Node, fact: Fact, key: string, from: Step<Fact> | undefined): void {
    let seen = this.#seen.get(key);
    if (seen === undefined) {
      seen = new Set();
      this.#seen.set(key, seen);
      this.everywhere.set(key, fact);
    }
    if (seen.has(node)) return;
    seen.add(node);
    this.visits.push({ node, fact, key, from });
  }

  /** Takes an edge with the facts that go along it. */
  take(domain: Domain<Fact>, step: Step<Fact>, facts: readonly Fact[]): void {
    const { target } = step.edge;
    const { visit } = step;
    for (const fact of facts) {
      // Most edges change nothing, and keys are dear.
      const key = fact === visit.fact ? visit.key : domain.keyOf(fact);
      if (target.kind === "node") {
        const node = this.journey.nodes.get(target.name);
        if (node !== undefined) this.reach(node, fact, key, step);
        continue;
      }
      const exit = { ...step, end: target.kind, fact };
      this.exits.push(exit);
      const ending = `${target.kind} ${key}`;
      if (!this.summary.has(ending)) this.summary.set(ending, exit);
    }
  }
}
