import type { Journey, Node } from "../2-bind/model.ts";
import { partEffects, type PartEffects } from "../3-flow/effects/part-effects.ts";
import { everyAttribute, everyKey } from "../3-flow/effects/state-keys.ts";
import {
  AssignmentDomain,
  type AssignmentFact,
  perhapsSet,
  unset,
} from "../3-flow/facts/assignment.ts";
import {
  IdentityDomain,
  type IdentityFact,
  identityKeys,
  unknownUser,
} from "../3-flow/facts/identity.ts";
import { mustBeSet } from "../3-flow/facts/keys.ts";
import { NamedPersons } from "../3-flow/facts/whom.ts";
import { reachableFrom } from "../3-flow/reachability.ts";
import type { End } from "../3-flow/solver/domain.ts";
import type { CheckContext } from "../4-check/context.ts";
import { type Entries, entriesTo, withInner } from "./entries.ts";
import { factorsIn, foundIn, proofsIn } from "./identity-known.ts";
import { keysIn } from "./keys-known.ts";
import { type Known, unreached } from "./known.ts";
import { secretLives } from "./secret-lives.ts";
import { Solved } from "./solved.ts";

/** Stands for all keys that nobody names: whether a script may have set them. */
const anyOther = everyKey;

function partsOf(journeys: readonly Journey[]): readonly PartEffects[] {
  return journeys.flatMap(({ nodes }) => [...nodes.values()].flatMap(partEffects));
}

/** The keys that the nodes of these journeys write or cannot do without, by name. */
function keysOf(journeys: readonly Journey[]): readonly string[] {
  const keys = new Set<string>();
  for (const { reads, writes } of partsOf(journeys)) {
    for (const { key } of writes) keys.add(key);
    for (const read of reads) if (mustBeSet(read)) read.keys.forEach((key) => keys.add(key));
  }
  keys.delete(everyKey);
  keys.delete(everyAttribute);
  return [...keys].sort();
}

/**
 * What is known of a run at each place of one journey: from the journeys that a run may begin in, through all that run
 * it. The work is linear in edges times keys, and is done once.
 */
export class KnownFacts {
  readonly entries: Entries;
  readonly #context: CheckContext;
  readonly #journey: Journey;
  readonly #domain: IdentityDomain;
  readonly #identity: Solved<IdentityFact>;
  readonly #keys: Solved<AssignmentFact>;
  readonly #reachable: readonly boolean[];
  /** The keys that are followed: where a run gets to, something is known of each. */
  readonly #followed: readonly string[];
  /** False: which keys a node sets depends on a setting that is missing, so that who it is about is not known either. */
  readonly #isWhole: boolean;

  /** @param entries where runs begin; those that lead to the journey, by default */
  constructor(
    context: CheckContext,
    journey: Journey,
    entries: Entries = entriesTo(journey, context),
  ) {
    this.#context = context;
    this.#journey = journey;
    this.entries = entries;
    const { program, flow } = context;
    const identity = identityKeys(program);
    this.#domain = new IdentityDomain(identity, { factors: true });
    const user = unknownUser(identity);
    const persons = new NamedPersons(identity);
    // Where nobody knows who runs the journey, anything may stand in the state.
    const fact = entries.known ? user : { ...user, whom: persons.afterScript(user.whom) };
    this.#identity = new Solved(
      entries.journeys.map((one) => ({ journey: one, fact })),
      this.#domain,
      flow,
    );
    const secrets = context.fact(secretLivesOf);
    const asks = (node: Node): boolean => context.isInteractive(node);
    const journeys = withInner(entries.journeys, context);
    this.#isWhole = !partsOf(journeys).some(({ setsAny, anything }) => setsAny && !anything);
    const keys = [...keysOf(journeys), anyOther];
    this.#followed = keys;
    const first = entries.known ? unset : perhapsSet;
    this.#keys = new Solved(
      entries.journeys.flatMap((one) => keys.map((key) => ({ journey: one, fact: first(key) }))),
      new AssignmentDomain({ calleeOf: (node) => flow.calleeOf(node), asks, secrets }),
      flow,
    );
    const { graph } = context.checkedOf(journey);
    this.#reachable = reachableFrom(graph, graph.start === undefined ? [] : [graph.start]);
  }

  /** What is known when a node of the journey begins. */
  at(node: Node): Known {
    return this.#known(
      this.#keys.at(this.#journey, node),
      this.#identity.at(this.#journey, node),
      this.#isWired(node),
    );
  }

  /** What is known when a node of the journey has taken an outcome; undefined where that is not wired. */
  after(node: Node, outcome: string): Known | undefined {
    const edge = node.edges.find((one) => one.outcome === outcome);
    if (edge === undefined) return undefined;
    return this.#known(
      this.#keys.along(this.#journey, node, edge),
      this.#identity.along(this.#journey, node, edge),
      this.#isWired(node),
    );
  }

  /** What is known where the journey ends so. */
  atEnd(end: End): Known {
    const keys = this.#keys.atEnd(this.#journey, end);
    const identity = this.#identity.atEnd(this.#journey, end);
    const direct = this.#journey.start?.kind === end;
    const wired = [...this.#journey.nodes.values()].some(
      (node) => this.#isWired(node) && node.edges.some(({ target }) => target.kind === end),
    );
    return this.#known(keys, identity, direct || wired);
  }

  #isWired({ name }: Node): boolean {
    const { numbers } = this.#context.checkedOf(this.#journey).graph;
    return this.#reachable[numbers.get(name) ?? -1] ?? false;
  }

  #known(
    keys: readonly AssignmentFact[],
    identity: readonly IdentityFact[],
    isWired: boolean,
  ): Known {
    if (!isWired) return { reach: "noPath", ...unreached };
    const byKey = Map.groupBy(keys, ({ key }) => key);
    const missing = this.#followed.filter((key) => !byKey.has(key));
    if (missing.length > 0 || (this.#isWhole && identity.length === 0))
      return { reach: "endsBefore", ...unreached, missing };
    const others = byKey.get(anyOther) ?? [];
    byKey.delete(anyOther);
    return {
      reach: "reached",
      missing,
      keys: keysIn(byKey, this.#journey),
      open: others.some(({ shared }) => shared === "unknown"),
      proofs: proofsIn(identity, this.#domain),
      factors: factorsIn(identity),
      found: foundIn(identity),
    };
  }
}

function secretLivesOf({ program }: CheckContext): ReturnType<typeof secretLives> {
  return secretLives(program);
}

function factsByJourney(): Map<Journey, KnownFacts> {
  return new Map();
}

/** The facts of a journey, worked out when they are first asked for. */
export function knownIn(context: CheckContext, journey: Journey): KnownFacts {
  const all = context.fact(factsByJourney);
  const known = all.get(journey) ?? new KnownFacts(context, journey);
  all.set(journey, known);
  return known;
}
