import type { Node, Program } from "../../2-bind/model.ts";
import { partEffects, writesOn, type PartEffects, type Read } from "../effects/part-effects.ts";
import { covers, everyAttribute, everyKey } from "../effects/state-keys.ts";
import { nodesOf } from "../flow.ts";
import type { Domain } from "../solver/domain.ts";

/** Where a value was lost that had been there. */
export interface Loss {
  readonly node: Node;
  /** `page`: the round trip to the user; `inner`: the end of the inner journey that set it. */
  readonly by: "page" | "inner";
}

/**
 * What is known of one group of keys on a path. Values in shared state stay. `transient` values are gone at the next
 * round trip; `secret` ones are kept as long as something reads them, but do not come back from an inner journey (see
 * "The machine" in the runtime's documentation).
 */
export interface KeyFact {
  /** The keys that serve for each other, and what is known of the one that is set last. */
  readonly group: string;
  /** `told`: it is not set, and a node before this one has been in need of it already. */
  readonly is: "unset" | "set" | "transient" | "secret" | "lost" | "told";
  readonly loss: Loss | undefined;
}

export function keysOf(group: string): readonly string[] {
  return group.split("\n");
}

/** True when a node is in need of a group. */
export function needsGroup(node: Node, group: string): boolean {
  return partEffects(node).some(({ reads }) =>
    reads.some((read) => read.group === group && mustBeSet(read)),
  );
}

/** A read that cannot be left unset; reading every attribute takes what there is. */
export function mustBeSet(read: Read): boolean {
  return read.required && !read.keys.includes(everyAttribute) && !read.keys.includes(everyKey);
}

/** The groups of keys that some node of the program needs, in an order that no other file of it decides. */
export function neededGroups(program: Program): readonly string[] {
  const groups = new Set<string>();
  for (const [, node] of nodesOf(program)) {
    for (const { reads } of partEffects(node)) {
      for (const read of reads) if (mustBeSet(read)) groups.add(read.group);
    }
  }
  return [...groups].sort();
}

/** True: a read of the group finds something. */
export function isMet({ is }: KeyFact): boolean {
  return is !== "unset" && is !== "lost" && is !== "told";
}

interface UnmetPart {
  readonly effects: PartEffects;
  readonly read: Read;
}

/** The reads of a node, in the order of its parts, that find none of their keys when none of a group is set. */
function readsInVain(node: Node, group: string): readonly UnmetPart[] {
  const missing = new Set(keysOf(group));
  const written: string[] = [];
  const unmet: UnmetPart[] = [];
  for (const effects of partEffects(node)) {
    for (const read of effects.reads) {
      const matters = mustBeSet(read) || read.missing !== undefined;
      if (!matters || !read.keys.every((key) => missing.has(key))) continue;
      const found = read.keys.some((key) => written.some((named) => covers(named, key)));
      if (!found) unmet.push({ effects, read });
    }
    // A member finds what the members before it have written.
    if (effects.anything || effects.setsAny) return unmet;
    written.push(...effects.writes.map(({ key }) => key));
  }
  return unmet;
}

/** The reads of a node that need this group, which the fact says is not there. */
export function unmetReads(node: Node, fact: KeyFact): readonly UnmetPart[] {
  if (isMet(fact) || fact.is === "told") return [];
  return readsInVain(node, fact.group).filter(
    ({ read }) => mustBeSet(read) && read.group === fact.group,
  );
}

/** A lookup or a check that finds nothing to go by says what it says of somebody unknown: it must be wired for that. */
export function copes({ read: { missing }, effects: { wrong, tells } }: UnmetPart): boolean {
  return missing !== undefined && (wrong.includes(missing) || tells.length > 0);
}

/** False: without this group, or a part of it, the node ends the run or takes another outcome. */
export function canTakeWithout(node: Node, group: string, outcome: string): boolean {
  return readsInVain(node, group).every(({ read }) => read.missing === outcome);
}

function keyOf({ group, is, loss }: KeyFact): string {
  return loss === undefined
    ? `${is} ${group}`
    : `${is} ${loss.by} ${loss.node.journey}.${loss.node.name} ${group}`;
}

function now(fact: KeyFact, is: "set" | "secret" | "transient"): KeyFact {
  return { ...fact, is, loss: undefined };
}

/** What a part does to a group on an outcome. What is set for good stays set. */
function after(fact: KeyFact, effects: PartEffects, outcome: string): KeyFact {
  if (fact.is === "set") return fact;
  // The solver passes through a node that runs an inner journey only where that journey is not known.
  if (effects.anything || effects.setsAny || effects.calls) return now(fact, "set");
  const keys = keysOf(fact.group);
  const writes = writesOn(effects, outcome).filter((write) =>
    keys.some((key) => covers(write.key, key)),
  );
  if (writes.some(({ scope, secret }) => scope === "shared" && !secret)) {
    return now(fact, "set");
  }
  if (writes.some(({ secret, scope }) => secret || scope === "secure")) return now(fact, "secret");
  return writes.length > 0 ? now(fact, "transient") : fact;
}

/** @param asks says whether the user may be asked while a node runs */
export function keyDomain(asks: (node: Node) => boolean): Domain<KeyFact> {
  return {
    keyOf,
    through({ node, edge }, fact) {
      if (!isMet(fact) && !canTakeWithout(node, fact.group, edge.outcome)) return [];
      const dropped = fact.is === "transient" && asks(node);
      let passed: KeyFact = dropped ? { ...fact, is: "lost", loss: { node, by: "page" } } : fact;
      // One finding is enough for what is missing, although the run goes on without it.
      if (!unmetReads(node, fact).every(copes)) passed = { ...fact, is: "told", loss: undefined };
      for (const effects of partEffects(node)) passed = after(passed, effects, edge.outcome);
      return [passed];
    },
    enter: (_, fact) => [fact],
    leave({ node }, before, left) {
      const inside = left.is === "secret" || left.is === "transient";
      if (!inside || before.is === left.is) return [left];
      return [{ ...left, is: "lost", loss: { node, by: "inner" } }];
    },
  };
}
