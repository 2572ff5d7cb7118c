import type { Journey, Node } from "../../2-bind/model.ts";
import { partEffects, type PartEffects, type Read } from "../../3-flow/effects/part-effects.ts";
import { covers } from "../../3-flow/effects/state-keys.ts";
import {
  copes,
  isMet,
  needsGroup,
  keysOf,
  mustBeSet,
  neededGroups,
  unmetReads,
  keyDomain,
  type KeyFact,
} from "../../3-flow/facts/keys.ts";
import { reachableFrom } from "../../3-flow/reachability.ts";
import type { Exploration, Visit } from "../../3-flow/solver/exploration.ts";
import { solve } from "../../3-flow/solver/solve.ts";
import { chainTo, outermostOf, type Chain } from "../../3-flow/solver/witness.ts";
import type { CheckContext } from "../context.ts";

/** A node that needs a key which some path leaves unset. */
export interface UnmetRead {
  readonly exploration: Exploration<KeyFact>;
  readonly visit: Visit<KeyFact>;
  readonly read: Read;
  /** The name of the node, or of the member of a page, that reads. */
  readonly reader: Node | Node["members"][number];
  readonly chain: Chain<KeyFact>;
}

/** A journey that needs keys which it sets on no path to where they are needed. */
export interface NeededFromCaller {
  readonly journey: Journey;
  readonly keys: readonly (readonly string[])[];
  readonly first: UnmetRead;
}

export interface UnmetReads {
  readonly found: readonly UnmetRead[];
  readonly fromCaller: readonly NeededFromCaller[];
}

/** Which reads are unmet on some path, and which journeys can only be run by others. */
export function unmetReadsOf(context: CheckContext): UnmetReads {
  const { program, entries, flow } = context;
  const groups = neededGroups(program);
  const begins = entries.flatMap((journey) =>
    groups.map((group): { journey: Journey; fact: KeyFact } => ({
      journey,
      fact: { group, is: "unset", loss: undefined },
    })),
  );
  const domain = keyDomain((node) => context.isInteractive(node));
  const { explorations } = solve(begins, domain, flow);
  const sorter = new Sorter(context);
  for (const exploration of explorations) {
    for (const visit of exploration.visits) {
      const { fact, node } = visit;
      if (isMet(fact) && needsGroup(node, fact.group)) sorter.meets(exploration, visit);
    }
  }
  for (const exploration of explorations) {
    for (const visit of exploration.visits) {
      for (const { effects, read } of unmetReads(visit.node, visit.fact)) {
        sorter.add({ exploration, visit, read, reader: effects.part }, copes({ read, effects }));
      }
    }
  }
  return sorter;
}

/** Tells what is missing on some path from what only a caller can bring. */
class Sorter implements UnmetReads {
  readonly found: UnmetRead[] = [];
  readonly #called: ReadonlySet<Journey>;
  readonly #setters: Setters;
  /** The outermost journeys from which a node is reached with a group that is set, by node and group. */
  readonly #met = new Map<string, Set<Journey>>();
  readonly #seen = new Set<string>();
  readonly #outermost = new Map<Exploration<KeyFact>, readonly Exploration<KeyFact>[]>();
  readonly #needs = new Map<Journey, { keys: Map<string, readonly string[]>; first: UnmetRead }>();

  constructor(context: CheckContext) {
    this.#setters = new Setters(context);
    this.#called = new Set(context.calls.calls.map(({ callee }) => callee));
  }

  get fromCaller(): readonly NeededFromCaller[] {
    return [...this.#needs].map(([journey, { keys, first }]) => {
      const inOrder = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, named]) => named);
      return { journey, keys: withoutWider(inOrder), first };
    });
  }

  meets(exploration: Exploration<KeyFact>, visit: Visit<KeyFact>): void {
    const key = placeOf(exploration, visit);
    const journeys = this.#met.get(key) ?? new Set();
    for (const { journey } of this.#outermostOf(exploration)) journeys.add(journey);
    this.#met.set(key, journeys);
  }

  #outermostOf(exploration: Exploration<KeyFact>): readonly Exploration<KeyFact>[] {
    const known = this.#outermost.get(exploration) ?? outermostOf(exploration);
    this.#outermost.set(exploration, known);
    return known;
  }

  /** @param isCoped whether the node has an outcome that says the same of what is missing */
  add(unmet: Omit<UnmetRead, "chain">, isCoped: boolean): void {
    const { exploration, visit, reader } = unmet;
    const { is, group } = visit.fact;
    const place = placeOf(exploration, visit);
    const met = this.#met.get(place);
    const otherwiseMet = ({ journey }: Exploration<KeyFact>): boolean =>
      is === "lost" || met?.has(journey) === true || this.#setters.sets(journey, group);
    const chain = chainTo(exploration, otherwiseMet);
    const key = [is, reader.name, place].join("\n");
    const isNews = chain !== undefined && !this.#seen.has(key) && !(is === "unset" && isCoped);
    if (isNews) this.found.push({ ...unmet, chain });
    if (chain !== undefined) this.#seen.add(key);
    for (const outermost of this.#outermostOf(exploration)) {
      // A journey that others run is what it looks like: made to be run by them.
      if (otherwiseMet(outermost) || this.#called.has(outermost.journey)) continue;
      this.#need(outermost, unmet);
    }
  }

  #need(outermost: Exploration<KeyFact>, unmet: Omit<UnmetRead, "chain">): void {
    const { exploration, visit, read } = unmet;
    const chain = chainTo(exploration, (one) => one === outermost) ?? [];
    const needs = this.#needs.get(outermost.journey) ?? {
      keys: new Map<string, readonly string[]>(),
      first: { ...unmet, chain },
    };
    needs.keys.set(visit.fact.group, read.keys);
    const one = { ...unmet, chain };
    this.#needs.set(
      outermost.journey,
      comesFirst(one, needs.first) ? { ...needs, first: one } : needs,
    );
  }
}

/** True when a need is the one to show: the nearer, whatever else the program explores before it. */
function comesFirst(one: UnmetRead, other: UnmetRead): boolean {
  const nearer = one.chain.length - other.chain.length;
  if (nearer !== 0) return nearer < 0;
  const [a, b] = [one, other].map(({ exploration, visit }) => placeOf(exploration, visit));
  return (a ?? "") < (b ?? "");
}

/** Who brings `username` also serves those that take it where another key is not set. */
export function withoutWider(
  groups: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return groups.filter(
    (group) =>
      !groups.some(
        (other) => other.length < group.length && other.every((key) => group.includes(key)),
      ),
  );
}

/** The keys that each journey, or one that it runs, sets by a node that does not itself need them. */
class Setters {
  readonly #context: CheckContext;
  readonly #known = new Map<Journey, ReadonlySet<string>>();

  constructor(context: CheckContext) {
    this.#context = context;
  }

  sets(journey: Journey, group: string): boolean {
    const written = this.#known.get(journey) ?? this.#collect(journey);
    this.#known.set(journey, written);
    return keysOf(group).some((key) => [...written].some((named) => covers(named, key)));
  }

  #collect(journey: Journey): ReadonlySet<string> {
    const { calls } = this.#context;
    const number = calls.numbers.get(journey);
    const reached = reachableFrom(calls, number === undefined ? [] : [number]);
    const journeys = calls.journeys.filter((_, index) => reached[index] === true);
    const effects = journeys.flatMap((one) => [...one.nodes.values()].flatMap(partEffects));
    return new Set(
      effects.flatMap((part) =>
        part.writes.map(({ key }) => key).filter((key) => !needs(part, key)),
      ),
    );
  }
}

/** Identify Existing User sets the user name that it is given: it does not bring one. */
function needs({ reads }: PartEffects, key: string): boolean {
  return reads.some((read) => mustBeSet(read) && read.keys.includes(key));
}

function placeOf({ journey }: Exploration<KeyFact>, { node, fact }: Visit<KeyFact>): string {
  return [journey.file, journey.name, node.name, fact.group].join("\n");
}
