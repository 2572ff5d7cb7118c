import type { Journey, Node, Target } from "../../2-bind/model.ts";
import type { CallGraph } from "../call-graph.ts";
import { stronglyConnectedComponents } from "../components.ts";
import { reversed } from "../graph.ts";
import type { OutcomeGraph } from "../outcome-graph.ts";
import { outcomeOfEnd, type End } from "../solver/domain.ts";
import type { Flow } from "../solver/exploration.ts";

/** What the user sees next: how a page or message looks, or an end of the journey (`end success`). */
export type Sight = string;

/** The sights that may come next at each node of a journey. */
type Sights = readonly ReadonlySet<Sight>[];

const none: ReadonlySet<Sight> = new Set();

function sightOfEnd(end: End): Sight {
  return `end ${end}`;
}

/** What the questions around the sights are answered with. */
export interface Scenery {
  readonly calls: CallGraph;
  readonly flow: Flow;
  graphOf(journey: Journey): OutcomeGraph;
  /** True when the user may be asked while the node itself runs. */
  asks(node: Node): boolean;
  /** How a node looks to the user; nodes that look alike have one text. */
  looksOf(node: Node, journey: Journey): string;
}

/** The next thing that the user sees, from every point of a program. Inner journeys are worked out once. */
export class NextSights {
  readonly #scenery: Scenery;
  readonly #known = new Map<Journey, Sights>();
  readonly #callers = new Map<Journey, { readonly journey: Journey; readonly node: Node }[]>();

  constructor(scenery: Scenery) {
    this.#scenery = scenery;
    const { calls } = scenery;
    // Callees come first: a component comes after those that it leads to.
    for (const number of stronglyConnectedComponents(calls).flat()) {
      const journey = calls.journeys[number];
      if (journey !== undefined) this.#known.set(journey, this.#sightsOf(journey));
    }
    for (const { caller, node, callee } of calls.calls) {
      const callers = this.#callers.get(callee) ?? [];
      callers.push({ journey: caller, node });
      this.#callers.set(callee, callers);
    }
  }

  /** What comes next when a run goes to a target. An inner journey's end is what follows it in those that run it. */
  after(journey: Journey, target: Target): ReadonlySet<Sight> {
    return this.#outside(journey, this.#at(journey, target), new Set());
  }

  /** The outcomes that a node which runs this journey may take before the user is asked anything. */
  silentOutcomes(journey: Journey): ReadonlySet<string> {
    const outcomes = [...this.#ofInner(journey)].map(outcomeOfSight);
    return new Set(outcomes.filter((one) => one !== undefined));
  }

  #outside(journey: Journey, sights: ReadonlySet<Sight>, seen: Set<string>): ReadonlySet<Sight> {
    const callers = journey.innerTreeOnly ? (this.#callers.get(journey) ?? []) : [];
    const found = new Set<Sight>();
    for (const sight of sights) {
      const outcome = outcomeOfSight(sight);
      if (outcome === undefined || callers.length === 0) found.add(sight);
      if (outcome === undefined) continue;
      for (const { journey: caller, node } of callers) {
        const key = `${caller.file} ${caller.name} ${node.name} ${outcome}`;
        const edge = node.edges.find((one) => one.outcome === outcome);
        if (edge === undefined || seen.has(key)) continue;
        seen.add(key);
        const there = this.#outside(caller, this.#at(caller, edge.target), seen);
        there.forEach((one) => found.add(one));
      }
    }
    return found;
  }

  #at(journey: Journey, target: Target): ReadonlySet<Sight> {
    if (target.kind !== "node") return new Set([sightOfEnd(target.kind)]);
    const number = this.#scenery.graphOf(journey).numbers.get(target.name);
    return this.#known.get(journey)?.[number ?? -1] ?? none;
  }

  /** Backwards through one journey, until nothing grows: what comes next at a node that asks nobody comes after it. */
  #sightsOf(journey: Journey): Sights {
    const graph = this.#scenery.graphOf(journey);
    const sights = graph.nodes.map(() => new Set<Sight>());
    const predecessors = reversed(graph).successors;
    const waiting = new Set(sights.keys());
    const worklist = [...waiting];
    for (let number = worklist.pop(); number !== undefined; number = worklist.pop()) {
      waiting.delete(number);
      const node = graph.nodes[number];
      const own = sights[number];
      if (node === undefined || own === undefined) continue;
      const before = own.size;
      this.#addNext(journey, node, own, sights);
      if (own.size === before) continue;
      for (const predecessor of predecessors[number] ?? []) {
        if (waiting.has(predecessor)) continue;
        waiting.add(predecessor);
        worklist.push(predecessor);
      }
    }
    return sights;
  }

  #addNext(journey: Journey, node: Node, own: Set<Sight>, sights: Sights): void {
    const { numbers } = this.#scenery.graphOf(journey);
    const callee = this.#scenery.flow.calleeOf(node);
    if (callee === undefined && this.#scenery.asks(node)) {
      own.add(this.#scenery.looksOf(node, journey));
      return;
    }
    const inner = callee === undefined ? undefined : this.#ofInner(callee);
    for (const sight of inner ?? none) if (outcomeOfSight(sight) === undefined) own.add(sight);
    for (const { outcome, target } of node.edges) {
      const silent =
        inner === undefined || [...inner].some((one) => outcomeOfSight(one) === outcome);
      if (!silent) continue;
      if (target.kind !== "node") own.add(sightOfEnd(target.kind));
      else sights[numbers.get(target.name) ?? -1]?.forEach((sight) => own.add(sight));
    }
  }

  #ofInner(journey: Journey): ReadonlySet<Sight> {
    return journey.start === undefined ? none : this.#at(journey, journey.start);
  }
}

/** The outcome that a node takes when its inner journey ends so; undefined for what the user sees. */
function outcomeOfSight(sight: Sight): string | undefined {
  if (sight === sightOfEnd("success")) return outcomeOfEnd.success;
  return sight === sightOfEnd("failure") ? outcomeOfEnd.failure : undefined;
}
