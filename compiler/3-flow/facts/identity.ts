import type { Factor } from "@journeyc/grammar/manifest";
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

/**
 * What a path has shown about the user:
 * - `nobody`: nothing;
 * - `scripted`: nothing but a script that cannot refuse anybody, although it may end the run;
 * - `unknown`: a script or an opaque node decided something, and may have verified somebody;
 * - `partial`: a credential was right, and that was not enough;
 * - `remote`: an account of another system is proved, and the stored user has not been found yet;
 * - `proved`: the user of the run has shown a credential, or comes into being here;
 * - `changed`: somebody was proved, and the run is about somebody else now.
 */
export type Proof = "nobody" | "scripted" | "unknown" | "partial" | "remote" | "proved" | "changed";

/**
 * Whom a key names, a letter for each: `u` nobody (it is unset), `s` the user of the run, `m` nobody can say, because a
 * script may have set it; any other letter somebody who need not be the user, the same one for the same letter.
 */
const unset = "u";
const user = "s";
const anybody = "m";
const others = "123456789abcdefghijklnopqrtvwxyz";

/** Whom a node finds. */
export type Whom = "user" | "anybody" | "another";

/** Who the run is about and what is proved, on one path. */
export interface IdentityFact {
  readonly proof: Proof;
  /** Whom each of the tracked keys names, a letter each. */
  readonly whom: string;
  /** True: the user of the run has been found in the directory, or comes into being there. */
  readonly stored: boolean;
  /** The kinds of proof that the user of the run has shown, where they are followed: `k` knowledge, `p` possession, … */
  readonly factors: string;
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
      for (const { keys: named } of effects.identity) named.forEach((key) => keys.add(key));
      const read = subjectRead(effects);
      const matters = read?.required === true || read?.missing !== undefined;
      if (matters) read?.keys.forEach((key) => keys.add(key));
      for (const key of effects.delivers?.to ?? []) keys.add(key);
    }
  }
  return [...keys].sort();
}

/** The read by which a node knows whom it is about: `username`, or an attribute for which `username` serves. */
export function subjectRead({ reads }: PartEffects): Read | undefined {
  return reads.find(({ keys }) => keys.length <= 2 && keys.at(-1) === "username");
}

/** A path on which nothing has happened yet. */
export function unknownUser(keys: readonly string[]): IdentityFact {
  return { proof: "nobody", whom: unset.repeat(keys.length), stored: false, factors: "" };
}

/** True when a node's outcomes lead to more than one place. */
function decides({ edges }: Node): boolean {
  const targets = edges.map(({ target }) => (target.kind === "node" ? target.name : target.kind));
  return new Set(targets).size > 1;
}

/** More facts than any journey has that people write. */
const forksAtMost = 2_000;

/** Follows who a run is about. */
export class IdentityDomain implements Domain<IdentityFact> {
  readonly #keys: readonly string[];
  readonly #followsFactors: boolean;
  readonly #forked = new Set<string>();

  /**
   * @param keys those that may name a user
   * @param followsFactors whether the kinds of proofs are of interest
   */
  constructor(keys: readonly string[], followsFactors = false) {
    this.#keys = keys;
    this.#followsFactors = followsFactors;
  }

  keyOf({ proof, whom, stored, factors }: IdentityFact): string {
    return `${proof} ${whom} ${String(stored)} ${factors}`;
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
    return partEffects(node).every(({ reads, writes }) =>
      reads.every((read) => {
        const brought = read.keys.some((key) => writes.some((write) => covers(write.key, key)));
        return brought || !this.#isVain(read, fact);
      }),
    );
  }

  /** Whom a node finds: what the first of these keys that is set names; undefined: none is set. */
  whom(keys: readonly string[], fact: IdentityFact): Whom | undefined {
    const letter = this.#letterOf(keys, fact);
    if (letter === undefined) return undefined;
    return letter === user ? "user" : letter === anybody ? "anybody" : "another";
  }

  /** What a script may have set counts only where nothing else is there: the worse is what may be found. */
  #letterOf(keys: readonly string[], { whom }: IdentityFact): string | undefined {
    const letters = keys.map((key) => whom[this.#keys.indexOf(key)] ?? unset);
    const certain = letters.find((letter) => letter !== unset && letter !== anybody);
    return certain ?? letters.find((letter) => letter === anybody);
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
    const now = anything ? this.#anything(fact, decides) : fact;
    const ofOutcome = effects.identity.filter((identity) => identity.outcome === outcome);
    const writes = writesOn(effects, outcome);
    const unsure =
      ofOutcome.some(({ maybe }) => maybe) ||
      writes.some(({ maybe, key }) => maybe && this.#names(key));
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
  #canTake({ reads, anything }: PartEffects, outcome: string, fact: IdentityFact): boolean {
    if (anything) return true;
    return reads.every((read) => !this.#isVain(read, fact) || read.missing === outcome);
  }

  /** True when a read that says whom the node is about finds none of its keys. */
  #isVain(read: Read, fact: IdentityFact): boolean {
    const judged = read.required || read.missing !== undefined;
    const tracked = read.keys.every((key) => this.#keys.includes(key));
    return judged && tracked && this.whom(read.keys, fact) === undefined;
  }

  #anything({ proof, whom, stored, factors }: IdentityFact, decides: boolean): IdentityFact {
    // It may also find the stored user whom a remote proof is of.
    const proved = proof === "proved" || proof === "remote";
    const undecided = proof === "nobody" ? "scripted" : proof;
    return {
      factors,
      stored: stored || proved,
      proof: proved ? "proved" : decides ? "unknown" : undecided,
      whom: whom.replaceAll(unset, anybody),
    };
  }

  /** What a sender sends, and the address that it leaves behind, belong to whom it has found. */
  #deliver(
    { key, to }: NonNullable<PartEffects["delivers"]>,
    writes: readonly Write[],
    fact: IdentityFact,
  ): IdentityFact {
    const named = this.#keys.filter(
      (tracked) => tracked === key || writes.some((write) => covers(write.key, tracked)),
    );
    const letter = this.#letterOf(to, fact) ?? fresh(fact.whom);
    return { ...fact, whom: this.#set(fact.whom, named, letter) };
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
    const named = this.#keys.filter((key) => written.some((one) => covers(one, key)));
    if (named.length === 0) return fact;
    if (named.includes("username")) return this.#another(fact, named);
    // Each value is somebody's own: a typed address and a typed number need not be of one person.
    const whom = named.reduce((now, key) => this.#set(now, [key], fresh(now)), fact.whom);
    return { ...fact, whom };
  }

  /** From now on the run is about somebody else, whom these keys name. */
  #another({ proof, whom }: IdentityFact, keys: readonly string[]): IdentityFact {
    const lost = proof === "proved" || proof === "changed" || proof === "remote";
    const left = this.#set(whom.replaceAll(user, fresh(whom)), keys, user);
    return { proof: lost ? "changed" : "nobody", whom: left, stored: false, factors: "" };
  }

  #effect(
    { effect, keys, reads, factor, remote }: Identity,
    effects: PartEffects,
    written: readonly string[],
    fact: IdentityFact,
  ): IdentityFact {
    const by = effect === "looksUp" ? (subjectRead(effects)?.keys ?? []) : reads ? keys : [];
    const found = this.whom(by, fact);
    const names = this.#keys.filter((key) => written.some((one) => covers(one, key)));
    const proves = effect === "proves" || effect === "establishes";
    // Who has proved to be the user stays the user, whatever else is shown to be theirs: a new address, say.
    const isProved = fact.proof === "proved" && this.whom(["username"], fact) !== "another";
    if (proves && found === "another" && isProved) return fact;
    const known = [...names, ...this.#namesOf(by, fact)];
    const about =
      found === "user" || found === "anybody"
        ? { ...fact, whom: this.#set(fact.whom, known, user) }
        : this.#another(fact, [...known, ...(by.length === 0 ? keys : [])]);
    const factors = this.#with(about.factors, factor);
    switch (effect) {
      case "looksUp": {
        // A script that ran before may have verified the very value that the user is found by.
        if (fact.proof === "unknown") return { ...about, proof: "unknown", stored: true };
        const proof = about.proof === "remote" ? "proved" : about.proof;
        return { ...about, proof, stored: true };
      }
      case "partial":
        return about.proof === "proved" ? about : { ...about, proof: "partial" };
      default: {
        const proof = remote && !about.stored ? "remote" : "proved";
        return { ...about, proof, stored: about.stored || !remote, factors };
      }
    }
  }

  #with(factors: string, factor: Factor | undefined): string {
    const letter = factor?.charAt(0) ?? "";
    if (!this.#followsFactors || factors.includes(letter)) return factors;
    return [...factors, letter].sort().join("");
  }

  /** The keys that name the one whom a node finds by these. */
  #namesOf(keys: readonly string[], fact: IdentityFact): readonly string[] {
    const letter = this.#letterOf(keys, fact);
    if (letter === undefined) return [];
    const first = keys.find((key) => fact.whom[this.#keys.indexOf(key)] === letter);
    if (letter === anybody) return first === undefined ? [] : [first];
    return this.#keys.filter((_, index) => fact.whom[index] === letter);
  }

  /** The key by which a node finds whom it is about. */
  firstSet(keys: readonly string[], { whom }: IdentityFact): string | undefined {
    return keys.find((key) => (whom[this.#keys.indexOf(key)] ?? unset) !== unset);
  }

  #names(key: string): boolean {
    return this.#keys.some((tracked) => covers(key, tracked));
  }

  #set(whom: string, keys: readonly string[], letter: string): string {
    return renamed(
      [...whom]
        .map((one, index) => (keys.includes(this.#keys[index] ?? "") ? letter : one))
        .join(""),
    );
  }
}

/** A letter for somebody who has none yet. There are more letters than a program has keys that name users. */
function fresh(whom: string): string {
  return [...others].find((letter) => !whom.includes(letter)) ?? "z";
}

/** The letters of others in the order in which they occur, so that the same relations are the same text. */
function renamed(whom: string): string {
  const names = new Map<string, string>();
  return [...whom]
    .map((letter) => {
      if (letter === unset || letter === user || letter === anybody) return letter;
      const name = names.get(letter) ?? others[names.size] ?? "z";
      names.set(letter, name);
      return name;
    })
    .join("");
}
