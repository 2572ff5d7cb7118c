import type { Edge, Journey, Node } from "../../2-bind/model.ts";
import type { CallGraph } from "../call-graph.ts";
import { stronglyConnectedComponents } from "../components.ts";
import { partEffects, type PartEffects } from "../effects/part-effects.ts";
import type { OutcomeGraph } from "../outcome-graph.ts";
import { reachableFrom } from "../reachability.ts";
import { outcomeOfEnd, type End } from "../solver/domain.ts";
import type { Flow } from "../solver/exploration.ts";

/** How attempts go through a journey that it, and what it runs, does not count. */
interface Uncounted {
  /** The ends that can be reached from the start. */
  readonly passes: ReadonlySet<End>;
  /** The ends that can be reached from a wrong guess. */
  readonly afterGuess: ReadonlySet<End>;
}

const nothing: Uncounted = { passes: new Set(), afterGuess: new Set() };

/** A wrong guess of a credential, and where it can lead without being counted. */
export interface WrongGuess {
  readonly journey: Journey;
  readonly node: Node;
  readonly edge: Edge;
  /** The way back to the node, its first step being the guess itself; undefined: there is none. */
  readonly loop: readonly Way[] | undefined;
  /** The way to a `stop`, where the run is left without a count; undefined: there is none. */
  readonly stop: readonly Way[] | undefined;
}

/** A node and the edge by which a way leaves it; undefined: the inner journey of the node ends the run. */
export interface Way {
  readonly node: Node;
  readonly edge: Edge | undefined;
}

function endOf({ target }: Edge): End | undefined {
  return target.kind === "node" ? undefined : target.kind;
}

/** A wrong guess: the edge is known. */
interface Guess {
  readonly node: Node;
  readonly edge: Edge;
}

/**
 * Every wrong guess of a program. An attempt counts where an outcome says so (a limit, a lockout), and where the run
 * ends in `failure`: there AM counts it when account lockout is on.
 *
 * @param graphOf the outcome graph of each journey
 */
export function wrongGuesses(
  calls: CallGraph,
  flow: Flow,
  graphOf: (journey: Journey) => OutcomeGraph,
): readonly WrongGuess[] {
  const summaries = new Map<Journey, Uncounted>();
  const found: WrongGuess[] = [];
  const called = new Set(calls.calls.map(({ callee }) => callee));
  // Callees come first: a component comes after those that it leads to.
  for (const component of stronglyConnectedComponents(calls)) {
    for (const number of component) {
      const journey = calls.journeys[number];
      if (journey === undefined) continue;
      const walk = new Walk(journey, graphOf(journey), flow, summaries);
      found.push(...walk.guesses());
      if (called.has(journey)) summaries.set(journey, walk.summary());
    }
  }
  return found;
}

/** One journey, along the edges on which nothing is counted. */
class Walk {
  readonly #journey: Journey;
  readonly #graph: OutcomeGraph;
  readonly #flow: Flow;
  readonly #summaries: ReadonlyMap<Journey, Uncounted>;
  readonly #reached: readonly boolean[];
  readonly #component = new Map<number, number>();
  readonly #successors: readonly (readonly number[])[];
  #towardsStop: ReadonlyMap<number, Way> | undefined;

  constructor(
    journey: Journey,
    graph: OutcomeGraph,
    flow: Flow,
    summaries: ReadonlyMap<Journey, Uncounted>,
  ) {
    this.#journey = journey;
    this.#graph = graph;
    this.#flow = flow;
    this.#summaries = summaries;
    this.#reached = reachableFrom(graph, graph.start === undefined ? [] : [graph.start]);
    this.#successors = graph.nodes.map((node) =>
      node.edges.flatMap((edge) => (this.#isFree(node, edge) ? this.#targetOf(edge) : [])),
    );
    const free = { size: graph.size, successors: this.#successors };
    for (const [index, component] of stronglyConnectedComponents(free).entries()) {
      for (const number of component) this.#component.set(number, index);
    }
  }

  guesses(): readonly WrongGuess[] {
    return this.#wrongEdges().map(({ node, edge }) => ({
      journey: this.#journey,
      node,
      edge,
      loop: this.#loopOf(node, edge),
      stop: this.#stopOf(node, edge),
    }));
  }

  summary(): Uncounted {
    const { start } = this.#graph;
    const direct = this.#journey.start;
    const passes =
      start === undefined
        ? new Set<End>(direct && direct.kind !== "node" ? [direct.kind] : [])
        : this.#endsFrom([start]);
    const ends = new Set<End>();
    for (const { node, edge } of this.#wrongEdges()) {
      const end = endOf(edge);
      if (end !== undefined) ends.add(end);
      this.#endsFrom(this.#targetOf(edge), node).forEach((one) => ends.add(one));
    }
    return { passes, afterGuess: ends };
  }

  /** The edges that a wrong guess takes, and on which it has not been counted. */
  #wrongEdges(): readonly Guess[] {
    return this.#graph.nodes.flatMap((node, number) => {
      if (this.#reached[number] !== true) return [];
      return node.edges
        .filter((edge) => this.#isWrong(node, edge) && this.#isFree(node, edge))
        .map((edge) => ({ node, edge }));
    });
  }

  #isWrong(node: Node, edge: Edge): boolean {
    const callee = this.#flow.calleeOf(node);
    if (callee === undefined) {
      return partEffects(node).some(({ wrong }) => wrong.includes(edge.outcome));
    }
    const { afterGuess } = this.#summaries.get(callee) ?? nothing;
    return leadsOut(afterGuess, edge.outcome);
  }

  #isFree(node: Node, edge: Edge): boolean {
    const callee = this.#flow.calleeOf(node);
    if (callee === undefined) {
      return !partEffects(node).some((effects) => isCounted(effects, edge.outcome));
    }
    const { passes, afterGuess } = this.#summaries.get(callee) ?? nothing;
    return (
      edge.outcome === outcomeOfEnd.error ||
      leadsOut(passes, edge.outcome) ||
      leadsOut(afterGuess, edge.outcome)
    );
  }

  #targetOf({ target }: Edge): readonly number[] {
    const number = target.kind === "node" ? this.#graph.numbers.get(target.name) : undefined;
    return number === undefined ? [] : [number];
  }

  /** @param guess the node of a guess: behind its own proof nobody guesses any more */
  #endsFrom(from: readonly number[], guess?: Node): Set<End> {
    const own = guess === undefined ? undefined : this.#graph.numbers.get(guess.name);
    const isCut = (node: Node, edge: Edge): boolean => node === guess && proves(node, edge.outcome);
    const successors =
      guess === undefined || own === undefined
        ? this.#successors
        : this.#successors.with(
            own,
            guess.edges.flatMap((edge) =>
              this.#isFree(guess, edge) && !isCut(guess, edge) ? this.#targetOf(edge) : [],
            ),
          );
    const reached = reachableFrom({ size: this.#graph.size, successors }, from);
    const ends = new Set<End>();
    for (const [number, node] of this.#graph.nodes.entries()) {
      if (reached[number] !== true) continue;
      for (const edge of node.edges) {
        const end = this.#isFree(node, edge) && !isCut(node, edge) ? endOf(edge) : undefined;
        if (end !== undefined) ends.add(end);
      }
    }
    return ends;
  }

  #loopOf(node: Node, edge: Edge): readonly Way[] | undefined {
    const [target] = this.#targetOf(edge);
    const own = this.#graph.numbers.get(node.name);
    if (target === undefined || own === undefined) return undefined;
    if (this.#component.get(target) !== this.#component.get(own)) return undefined;
    // The first way that comes back to the node ends there, so that its own proof is not on it.
    const back = this.#wayFrom(target, (number) => number === own);
    return back === undefined ? undefined : [{ node, edge }, ...back];
  }

  #stopOf(node: Node, edge: Edge): readonly Way[] | undefined {
    this.#towardsStop ??= this.#waysToStop();
    const ways: Way[] = [{ node, edge }];
    for (let at: Edge | undefined = edge; at !== undefined && endOf(at) !== "stop";) {
      const way = this.#towardsStop.get(this.#targetOf(at)[0] ?? -1);
      if (way === undefined) return undefined;
      ways.push(way);
      at = way.edge;
    }
    return ways;
  }

  /** For each node from which a `stop` can be reached, the edge that leads there in the fewest steps. */
  #waysToStop(): ReadonlyMap<number, Way> {
    const ways = new Map<number, Way>();
    const into: Way[][] = Array.from({ length: this.#graph.size }, () => []);
    const queue: number[] = [];
    const begin = (number: number, way: Way): void => {
      if (ways.has(number)) return;
      ways.set(number, way);
      queue.push(number);
    };
    for (const [number, node] of this.#graph.nodes.entries()) {
      if (this.#counts(node)) continue;
      const callee = this.#flow.calleeOf(node);
      if (callee && this.#summaries.get(callee)?.passes.has("stop") === true) {
        begin(number, { node, edge: undefined });
      }
      for (const edge of node.edges.filter((one) => this.#isFree(node, one))) {
        if (endOf(edge) === "stop") begin(number, { node, edge });
        for (const to of this.#targetOf(edge)) into[to]?.push({ node, edge });
      }
    }
    for (const number of queue) {
      for (const way of into[number] ?? []) {
        const from = this.#graph.numbers.get(way.node.name);
        if (from !== undefined) begin(from, way);
      }
    }
    return ways;
  }

  /** True: whoever gets past this node has been counted, whatever its outcome. */
  #counts(node: Node): boolean {
    return partEffects(node).some(({ limited }) => limited.length > 0);
  }

  /** A shortest way along free edges to a node that fits; empty when the first one does. */
  #wayFrom(first: number, fits: (number: number) => boolean): readonly Way[] | undefined {
    const cameBy = new Map<number, { readonly from: number; readonly way: Way } | undefined>([
      [first, undefined],
    ]);
    const queue = [first];
    for (const number of queue) {
      if (fits(number)) return wayTo(number, cameBy);
      const node = this.#graph.nodes[number];
      for (const edge of node?.edges ?? []) {
        if (node === undefined || !this.#isFree(node, edge)) continue;
        for (const to of this.#targetOf(edge)) {
          if (cameBy.has(to)) continue;
          cameBy.set(to, { from: number, way: { node, edge } });
          queue.push(to);
        }
      }
    }
    return undefined;
  }
}

/** True where a credential was right. */
function proves(node: Node, outcome: string): boolean {
  return partEffects(node).some(({ identity }) =>
    identity.some(({ effect, outcome: on }) => effect === "proves" && on === outcome),
  );
}

/**
 * True where an attempt has been counted, or where there was none: without a credential nothing is guessed. What a script
 * or an unknown node counts nobody knows. A proof on the way counts nothing: who guesses the second factor has the first.
 */
function isCounted(effects: PartEffects, outcome: string): boolean {
  const { limited, reads, wrong, anything, calls } = effects;
  const nothingGiven = reads.some(({ secret, missing }) => secret && missing === outcome);
  const counted = limited.includes(outcome) || (nothingGiven && !wrong.includes(outcome));
  return anything || calls || counted;
}

function leadsOut(ends: ReadonlySet<End>, outcome: string): boolean {
  return (
    (outcome === outcomeOfEnd.success && ends.has("success")) ||
    (outcome === outcomeOfEnd.failure && ends.has("failure"))
  );
}

function wayTo(
  last: number,
  cameBy: ReadonlyMap<number, { readonly from: number; readonly way: Way } | undefined>,
): readonly Way[] {
  const ways: Way[] = [];
  for (let step = cameBy.get(last); step !== undefined; step = cameBy.get(step.from)) {
    ways.push(step.way);
  }
  return ways.toReversed();
}
