import type { Edge, Journey, Node } from "../../2-bind/model.ts";
import type { Caller, Exit, Exploration, Step, Visit } from "./exploration.ts";

/** A step of a path: a node and the outcome that it takes. */
export interface TakenEdge {
  readonly journey: Journey;
  readonly node: Node;
  /** Undefined at the end of a path that stops before the node takes an outcome, and where an inner journey begins. */
  readonly edge: Edge | undefined;
  /** How many inner journeys deep. */
  readonly depth: number;
}

/** A path through inner journeys can be far longer than the program: beyond this they are steps like others. */
const longest = 400;

/** The calling visits from where a run begins down to an exploration. */
export type Chain<Fact> = readonly Caller<Fact>[];

/**
 * A shortest chain of callers from a journey that a run may begin in.
 * @param begins where a run may begin, of the explorations that are entered from outside
 * @returns undefined when there is none
 */
export function chainTo<Fact>(
  exploration: Exploration<Fact>,
  begins: (outermost: Exploration<Fact>) => boolean = () => true,
): Chain<Fact> | undefined {
  const below = new Map<Exploration<Fact>, Caller<Fact> & { readonly inner: Exploration<Fact> }>();
  const queue = [exploration];
  for (const current of queue) {
    if (current.fromOutside && begins(current)) return chainFrom(current, exploration, below);
    for (const caller of current.callers) {
      if (caller.exploration === exploration || below.has(caller.exploration)) continue;
      below.set(caller.exploration, { ...caller, inner: current });
      queue.push(caller.exploration);
    }
  }
  return undefined;
}

/** The explorations that a run may begin in and that lead to this one. */
export function outermostOf<Fact>(exploration: Exploration<Fact>): readonly Exploration<Fact>[] {
  const reached = new Set([exploration]);
  for (const { callers } of reached) for (const caller of callers) reached.add(caller.exploration);
  return [...reached].filter(({ fromOutside }) => fromOutside);
}

function chainFrom<Fact>(
  outermost: Exploration<Fact>,
  innermost: Exploration<Fact>,
  below: ReadonlyMap<Exploration<Fact>, Caller<Fact> & { readonly inner: Exploration<Fact> }>,
): Chain<Fact> {
  const chain: Caller<Fact>[] = [];
  for (let current = outermost; current !== innermost;) {
    const next = below.get(current);
    if (next === undefined) return chain;
    chain.push(next);
    current = next.inner;
  }
  return chain;
}

/** The path to a visit from where the run begins, the visited node at its end. */
export function pathTo<Fact>(
  exploration: Exploration<Fact>,
  visit: Visit<Fact>,
  chain: Chain<Fact> = chainTo(exploration) ?? [],
): readonly TakenEdge[] {
  const path = pathAlong(chain);
  const depth = chain.length;
  addStep(exploration, visit.from, depth, path);
  return [...path, { journey: exploration.journey, node: visit.node, edge: undefined, depth }];
}

/** The path to an exit from where the run begins, its last edge included. */
export function pathOut<Fact>(
  exploration: Exploration<Fact>,
  exit: Exit<Fact>,
  chain: Chain<Fact> = chainTo(exploration) ?? [],
): readonly TakenEdge[] {
  const path = pathAlong(chain);
  addStep(exploration, exit, chain.length, path);
  return path;
}

/** The path in the calling journeys, up to the nodes that run the inner ones. */
function pathAlong<Fact>(chain: Chain<Fact>): TakenEdge[] {
  const path: TakenEdge[] = [];
  for (const [depth, { exploration, visit }] of chain.entries()) {
    addStep(exploration, visit.from, depth, path);
    path.push({ journey: exploration.journey, node: visit.node, edge: undefined, depth });
  }
  return path;
}

function stepsTo<Fact>(last: Step<Fact> | undefined): readonly Step<Fact>[] {
  const steps: Step<Fact>[] = [];
  for (let step = last; step !== undefined; step = step.visit.from) steps.push(step);
  return steps.toReversed();
}

/** The steps up to this one. Inner journeys are spelled out while there is room. */
function addStep<Fact>(
  exploration: Exploration<Fact>,
  last: Step<Fact> | undefined,
  depth: number,
  path: TakenEdge[],
): void {
  const { journey } = exploration;
  for (const { visit, edge, inner } of stepsTo(last)) {
    const { node } = visit;
    if (inner?.exit !== undefined && path.length < longest && depth < 20) {
      path.push({ journey, node, edge: undefined, depth });
      addStep(inner.exploration, inner.exit, depth + 1, path);
    }
    path.push({ journey, node, edge, depth });
  }
}
