import type { Journey, Node } from "../../2-bind/model.ts";
import type { SecretEffects } from "./effects.ts";

type Keys = ReadonlySet<string>;
const none: Keys = new Set();

/** One journey as the analysis sees it. */
export interface LivenessProblem {
  readonly journey: Journey;
  readonly effects: ReadonlyMap<string, readonly SecretEffects[]>;
  /** The keys to follow; others are no secrets. */
  readonly secrets: Keys;
  /** What a node reads that reads every attribute. */
  readonly everyAttribute: readonly string[];
}

/**
 * The secret keys that each node, or one after it, still reads before they are overwritten: backward dataflow by a
 * worklist. A node comes up again only when the keys of a successor grew, so the work is linear in edges times keys.
 */
export function liveSecrets(problem: LivenessProblem): ReadonlyMap<string, Keys> {
  const { nodes } = problem.journey;
  const live = new Map<string, Keys>();
  const predecessors = predecessorsOf(problem.journey);
  const waiting = new Set(nodes.keys());
  // Last first: most edges point forward, so most successors are known when a node comes up.
  const worklist = [...nodes.keys()];
  for (let name = worklist.pop(); name !== undefined; name = worklist.pop()) {
    waiting.delete(name);
    const node = nodes.get(name);
    if (!node) continue;
    const before = liveBefore(node, problem, live);
    if (before.size === (live.get(name) ?? none).size) continue;
    live.set(name, before);
    for (const predecessor of predecessors.get(name) ?? []) {
      if (waiting.has(predecessor)) continue;
      waiting.add(predecessor);
      worklist.push(predecessor);
    }
  }
  return live;
}

function predecessorsOf(journey: Journey): ReadonlyMap<string, readonly string[]> {
  const predecessors = new Map<string, string[]>();
  for (const node of journey.nodes.values()) {
    for (const { target } of node.edges) {
      if (target.kind !== "node") continue;
      const known = predecessors.get(target.name);
      if (known) known.push(node.name);
      else predecessors.set(target.name, [node.name]);
    }
  }
  return predecessors;
}

function liveBefore(node: Node, problem: LivenessProblem, live: ReadonlyMap<string, Keys>): Keys {
  const parts = problem.effects.get(node.name) ?? [];
  const keys = new Set<string>();
  for (const { outcome, target } of node.edges) {
    const after = target.kind === "node" ? (live.get(target.name) ?? none) : none;
    const overwritten = writtenOn(outcome, parts);
    for (const key of after) if (!overwritten.has(key)) keys.add(key);
  }
  for (const part of parts.toReversed()) readBackwards(part, problem, keys);
  return keys;
}

/** Keys that some part writes when this outcome is taken. */
function writtenOn(outcome: string, parts: readonly SecretEffects[]): Keys {
  const writes = parts.flatMap((part) => part.writes);
  return new Set(
    writes.filter((write) => write.outcomes?.includes(outcome) ?? true).map(({ key }) => key),
  );
}

/** From the keys that are live after a part to those that are live before it. */
function readBackwards(part: SecretEffects, problem: LivenessProblem, keys: Set<string>): void {
  for (const write of part.writes) if (write.outcomes === undefined) keys.delete(write.key);
  for (const key of part.reads) if (problem.secrets.has(key)) keys.add(key);
  if (part.readsEveryAttribute) problem.everyAttribute.forEach((key) => keys.add(key));
}
