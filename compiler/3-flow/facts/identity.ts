import { decides } from "../../2-bind/edges.ts";
import type { Node, Program } from "../../2-bind/model.ts";
import {
  partEffects,
  writesOn,
  type Identity,
  type PartEffects,
  type Read,
  type Write,
} from "../effects/part-effects.ts";
import { covers } from "../effects/state-keys.ts";
import { nodesOf } from "../flow.ts";
import type { Domain, Passage } from "../solver/domain.ts";
import { NamedPersons, type Letters, type Whom } from "./whom.ts";

/**
 * What a path has shown about the user:
 * - `nobody`: nothing;
 * - `scripted`: nothing but a script that cannot refuse anybody, although it may end the run;
 * - `unknown`: a script or an opaque node decided something, and may have verified somebody;
 * - `missing`: so did what is not there: an inner journey, a node type or what stands on a page. That has been reported,
 *   and until it is there nobody can say more of this path;
 * - `partial`: a credential was right, and that was not enough;
 * - `remote`: an account of another system is proved, and the stored user has not been found yet;
 * - `proved`: the user of the run has shown a credential, or comes into being here;
 * - `changed`: somebody was proved, and the run is about somebody else now.
 */
export type Proof =
  "nobody" | "scripted" | "unknown" | "missing" | "partial" | "remote" | "proved" | "changed";

/** Who the run is about and what is proved, on one path. */
export interface IdentityFact {
  readonly proof: Proof;
  /** Whom each of the tracked keys names. */
  readonly whom: Letters;
  /** True: the user of the run has been found in the directory, or comes into being there. */
  readonly stored: boolean;
  /** The kinds of proof that the user of the run has shown, where they are followed: `k` knowledge, `p` possession, … */
  readonly factors: string;
  /** True, where that is followed: the user is proved, and by nothing but an earlier sign-on. */
  readonly earlier: boolean;
}

/** What is followed beside the proof itself, where somebody asks for it: each doubles the facts. */
export interface Followed {
  readonly factors?: boolean;
  readonly earlier?: boolean;
}

/** True when two proofs of different kinds have been shown by the user of the run. */
export function isMultiFactor({ proof, factors }: IdentityFact): boolean {
  return proof === "proved" && factors.length > 1;
}

/** The keys that name users somewhere in the program. */
export function identityKeys(program: Program): readonly string[] {
  // The session is for `username`, whoever sets it.
  const keys = new Set<string>(["username"]);
  for (const [, node] of nodesOf(program)) {
    for (const effects of partEffects(node)) {
      for (const key of ownKeys(effects)) keys.add(key);
    }
  }
  return [...keys].sort();
}

/** The keys that name users for a node: what is known of them may decide what it does. */
function ownKeys(effects: PartEffects): readonly string[] {
  const { identity, delivers, changes } = effects;
  const read = subjectRead(effects);
  const asks = changes || identity.some(({ effect }) => effect === "looksUp");
  const matters = asks || read?.required === true || read?.missing !== undefined;
  return [
    ...identity.flatMap(({ keys }) => keys),
    ...(matters ? (read?.keys ?? []) : []),
    ...(delivers?.to ?? []),
  ];
}

/** True for a read of keys that name users for the node itself: what other nodes read them for decides nothing here. */
function namesUser({ keys }: Read, effects: PartEffects): boolean {
  const own = known.get(effects.reads) ?? new Set(ownKeys(effects));
  known.set(effects.reads, own);
  return keys.every((key) => own.has(key));
}

/** By the reads, which parts that do the same have in common. */
const known = new WeakMap<readonly Read[], ReadonlySet<string>>();

/** The read by which a node knows whom it is about: `username`, or an attribute for which `username` serves. */
export function subjectRead({ reads }: PartEffects): Read | undefined {
  return reads.find(({ keys }) => keys.length <= 2 && keys.at(-1) === "username");
}

/** A path on which nothing has happened yet. */
export function unknownUser(keys: readonly string[]): IdentityFact {
  const whom = new NamedPersons(keys).nobody;
  return { proof: "nobody", whom, stored: false, factors: "", earlier: false };
}

/**
 * What is shown after a node of which nobody knows what it does.
 * @param decides whether it can refuse somebody
 * @param missing whether that is because something is not there
 */
function proofAfterAnything(proof: Proof, decides: boolean, missing: boolean): Proof {
  // It may also find the stored user whom a remote proof is of.
  if (proof === "proved" || proof === "remote") return "proved";
  if (!decides) return proof === "nobody" ? "scripted" : proof;
  return missing || proof === "missing" ? "missing" : "unknown";
}

/** More facts than any journey has that people write. */
const forksAtMost = 2_000;

/** Follows who a run is about. */
export class IdentityDomain implements Domain<IdentityFact> {
  readonly #persons: NamedPersons;
  readonly #followed: Followed;
  readonly #forked = new Set<string>();

  /**
   * @param keys those that may name a user
   * @param followed what is of interest beside the proof
   */
  constructor(keys: readonly string[], followed: Followed = {}) {
    this.#persons = new NamedPersons(keys);
    this.#followed = followed;
  }

  keyOf({ proof, whom, stored, factors, earlier }: IdentityFact): string {
    return `${proof} ${whom} ${String(stored)} ${factors} ${String(earlier)}`;
  }

  enter(_: Node, fact: IdentityFact): readonly IdentityFact[] {
    return [fact];
  }

  leave(_: Passage, __: IdentityFact, after: IdentityFact): readonly IdentityFact[] {
    return [after];
  }

  through({ node, edge }: Passage, fact: IdentityFact): readonly IdentityFact[] {
    let facts: readonly IdentityFact[] = [fact];
    for (const effects of partEffects(node)) {
      facts = facts.flatMap((one) => this.#part(effects, edge.outcome, one, decides(node)));
    }
    return facts;
  }

  /** False: the node finds nobody whom it could be about, and ends the run. */
  canRun(node: Node, fact: IdentityFact): boolean {
    return partEffects(node).every((effects) =>
      effects.reads.every((read) => {
        const { writes } = effects;
        const brought = read.keys.some((key) => writes.some((write) => covers(write.key, key)));
        return brought || !this.#isVain(read, effects, fact);
      }),
    );
  }

  /** Whom a node finds by these keys. */
  whom(keys: readonly string[], { whom }: IdentityFact): Whom | undefined {
    return this.#persons.found(keys, whom);
  }

  /** The key by which a node finds whom it is about. */
  firstSet(keys: readonly string[], { whom }: IdentityFact): string | undefined {
    return this.#persons.firstSet(keys, whom);
  }

  /** @param decides whether the node has more than one way to go on: one that has not, asks for nothing more */
  #part(
    effects: PartEffects,
    outcome: string,
    fact: IdentityFact,
    decides: boolean,
  ): readonly IdentityFact[] {
    if (!this.#canTake(effects, outcome, fact)) return [];
    // The solver passes through a node that runs an inner journey only where that journey is not known.
    const anything = effects.anything || effects.calls;
    const missing = effects.missing || effects.calls;
    const now = anything ? this.#anything(fact, decides, missing) : fact;
    const ofOutcome = effects.identity.filter((identity) => identity.outcome === outcome);
    const writes = writesOn(effects, outcome);
    const unsure =
      ofOutcome.some(({ maybe }) => maybe) ||
      writes.some(({ maybe, key }) => maybe && this.#persons.meantBy([key]).length > 0);
    if (effects.delivers !== undefined) return [this.#deliver(effects.delivers, writes, now)];
    const all = this.#apply(
      effects,
      ofOutcome,
      writes.map(({ key }) => key),
      now,
    );
    if (!unsure || !this.#mayFork(now)) return [all];
    const surely = ofOutcome.filter(({ maybe }) => !maybe);
    const written = writes.filter(({ maybe }) => !maybe).map(({ key }) => key);
    return [all, this.#apply(effects, surely, written, now)];
  }

  /** Facts that differ in what was `maybe` written double with each key: beyond a number, it is taken as written. */
  #mayFork(fact: IdentityFact): boolean {
    if (this.#forked.size < forksAtMost) this.#forked.add(this.keyOf(fact));
    return this.#forked.size < forksAtMost;
  }

  /** A node without what it needs ends the run, or takes the outcome that says so. */
  #canTake(effects: PartEffects, outcome: string, fact: IdentityFact): boolean {
    if (effects.anything) return true;
    return effects.reads.every(
      (read) => !this.#isVain(read, effects, fact) || read.missing === outcome,
    );
  }

  /** True when a read that says whom the node is about finds none of its keys. */
  #isVain(read: Read, effects: PartEffects, fact: IdentityFact): boolean {
    const judged = read.required || read.missing !== undefined;
    return judged && namesUser(read, effects) && this.whom(read.keys, fact) === undefined;
  }

  #anything(fact: IdentityFact, decides: boolean, missing: boolean): IdentityFact {
    const proof = proofAfterAnything(fact.proof, decides, missing);
    const stored = fact.stored || proof === "proved";
    // What can refuse somebody may have asked for more.
    const earlier = fact.earlier && !decides;
    return { ...fact, proof, stored, earlier, whom: this.#persons.afterScript(fact.whom) };
  }

  /** What a sender sends, and the address that it leaves behind, belong to whom it has found. */
  #deliver(
    { key, to }: NonNullable<PartEffects["delivers"]>,
    writes: readonly Write[],
    fact: IdentityFact,
  ): IdentityFact {
    const named = this.#persons.meantBy([key, ...writes.map((write) => write.key)]);
    return { ...fact, whom: this.#persons.nameSame(named, to, fact.whom) };
  }

  #apply(
    effects: PartEffects,
    identity: readonly Identity[],
    written: readonly string[],
    fact: IdentityFact,
  ): IdentityFact {
    if (identity.length === 0) return this.#collect(written, fact);
    return identity.reduce((now, one) => this.#effect(one, effects, written, now), fact);
  }

  /** Keys that are set without a word about whom they name. Who sets `username` says whom the run is about. */
  #collect(written: readonly string[], fact: IdentityFact): IdentityFact {
    const named = this.#persons.meantBy(written);
    if (named.includes("username")) return this.#another(fact, named);
    if (named.length === 0) return fact;
    return { ...fact, whom: this.#persons.nameSomebody(named, fact.whom) };
  }

  /** From now on the run is about somebody else, whom these keys name. */
  #another({ proof, whom }: IdentityFact, keys: readonly string[]): IdentityFact {
    const lost = proof === "proved" || proof === "changed" || proof === "remote";
    return {
      proof: lost ? "changed" : "nobody",
      whom: this.#persons.changeUser(keys, whom),
      stored: false,
      factors: "",
      earlier: false,
    };
  }

  #effect(
    identity: Identity,
    effects: PartEffects,
    written: readonly string[],
    fact: IdentityFact,
  ): IdentityFact {
    const { effect, keys, reads, remote } = identity;
    const by = effect === "looksUp" ? (subjectRead(effects)?.keys ?? []) : reads ? keys : [];
    const found = this.whom(by, fact);
    const proves = effect === "proves" || effect === "establishes";
    // Who has proved to be the user stays the user, whatever else is shown to be theirs: a new address, say.
    const isProved = fact.proof === "proved" && this.whom(["username"], fact) !== "another";
    if (proves && found === "another" && isProved) return fact;
    const known = [...this.#persons.meantBy(written), ...this.#persons.namesOf(by, fact.whom)];
    const about =
      found === "user" || found === "anybody"
        ? { ...fact, whom: this.#persons.nameUser(known, fact.whom) }
        : this.#another(fact, [...known, ...(by.length === 0 ? keys : [])]);
    switch (effect) {
      case "looksUp": {
        // A script that ran before may have verified the very value that the user is found by.
        const isOpen = fact.proof === "unknown" || fact.proof === "missing";
        if (isOpen) return { ...about, proof: fact.proof, stored: true };
        const proof = about.proof === "remote" ? "proved" : about.proof;
        return { ...about, proof, stored: true };
      }
      case "partial":
        return about.proof === "proved" ? about : { ...about, proof: "partial" };
      default: {
        const proof = remote && !about.stored ? "remote" : "proved";
        const stored = about.stored || !remote;
        return { ...about, proof, stored, ...this.#shown(identity, about) };
      }
    }
  }

  /** What a proof adds to what is followed beside it. */
  #shown(
    { factor, earlier }: Identity,
    before: IdentityFact,
  ): Pick<IdentityFact, "factors" | "earlier"> {
    const letter = (this.#followed.factors === true && factor?.charAt(0)) || "";
    const isNew = !before.factors.includes(letter);
    return {
      factors: isNew ? [...before.factors, letter].sort().join("") : before.factors,
      earlier:
        this.#followed.earlier === true && earlier && (before.proof !== "proved" || before.earlier),
    };
  }
}
