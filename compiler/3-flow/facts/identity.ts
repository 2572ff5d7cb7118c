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
 * - `unknown`: a script or an opaque node ran, which may have verified somebody;
 * - `partial`: a credential was right, and that was not enough;
 * - `remote`: an account of another system is proved, and the stored user has not been found yet;
 * - `proved`: the user of the run has shown a credential, or comes into being here;
 * - `changed`: somebody was proved, and the run is about somebody else now.
 */
export type Proof = "nobody" | "unknown" | "partial" | "remote" | "proved" | "changed";

/**
 * Whom a key names: `u` nobody (it is unset), `s` the user of the run, `o` somebody, who need not be the user,
 * `m` nobody can say, because a script may have set it.
 */
type Whom = "u" | "s" | "o" | "m";

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
      for (const key of subjectRead(effects)?.keys ?? []) keys.add(key);
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
  return { proof: "nobody", whom: "u".repeat(keys.length), stored: false, factors: "" };
}

/** True when a node's outcomes lead to more than one place. */
function decides({ edges }: Node): boolean {
  const targets = edges.map(({ target }) => (target.kind === "node" ? target.name : target.kind));
  return new Set(targets).size > 1;
}

/** Follows who a run is about. */
export class IdentityDomain implements Domain<IdentityFact> {
  readonly #keys: readonly string[];
  readonly #followsFactors: boolean;

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
  whom(keys: readonly string[], { whom }: IdentityFact): Exclude<Whom, "u"> | undefined {
    for (const key of keys) {
      const letter = whom[this.#keys.indexOf(key)];
      if (letter === "s" || letter === "o" || letter === "m") return letter;
    }
    return undefined;
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
    if (!unsure) return [all];
    const surely = ofOutcome.filter(({ maybe }) => !maybe);
    const written = writes.filter(({ maybe }) => !maybe).map(({ key }) => key);
    return [all, this.#apply(effects, surely, written, now)];
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
    const stays = proof === "partial" && !decides;
    return {
      factors,
      stored: stored || proved,
      proof: proved ? "proved" : stays ? proof : "unknown",
      whom: whom.replaceAll(/[uo]/g, "m"),
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
    return { ...fact, whom: this.#set(fact.whom, named, this.whom(to, fact) ?? "o") };
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
    if (!named.includes("username")) return { ...fact, whom: this.#set(fact.whom, named, "o") };
    return this.#another(fact, named);
  }

  /** From now on the run is about somebody else, whom these keys name. */
  #another({ proof, whom }: IdentityFact, keys: readonly string[]): IdentityFact {
    const lost = proof === "proved" || proof === "changed" || proof === "remote";
    const others = this.#set(whom.replaceAll("s", "o"), keys, "s");
    return { proof: lost ? "changed" : "nobody", whom: others, stored: false, factors: "" };
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
    const used =
      found === undefined ? [] : [this.firstSet(by, fact)].filter((key) => key !== undefined);
    const proves = effect === "proves" || effect === "establishes";
    // Who has proved to be the user stays the user, whatever else is shown to be theirs: a new address, say.
    const isProved = fact.proof === "proved" && this.whom(["username"], fact) !== "o";
    if (proves && found === "o" && isProved) return fact;
    const same = found === "s" || found === "m";
    const about = same
      ? { ...fact, whom: this.#set(fact.whom, [...names, ...used], "s") }
      : this.#another(fact, [...names, ...used, ...(by.length === 0 ? keys : [])]);
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

  /** The key by which a node finds whom it is about. */
  firstSet(keys: readonly string[], { whom }: IdentityFact): string | undefined {
    return keys.find((key) => (whom[this.#keys.indexOf(key)] ?? "u") !== "u");
  }

  #names(key: string): boolean {
    return this.#keys.some((tracked) => covers(key, tracked));
  }

  #set(whom: string, keys: readonly string[], letter: Whom): string {
    return [...whom]
      .map((one, index) => (keys.includes(this.#keys[index] ?? "") ? letter : one))
      .join("");
  }
}
