import type { Factor } from "@journeyc/grammar/manifest";
import type { IdentityDomain, IdentityFact, Proof } from "../3-flow/facts/identity.ts";
import { shownBy } from "../4-check/proofs/identity.ts";
import { weakestFirst } from "../4-check/proofs/meanings.ts";
import type { Known } from "./known.ts";

export function proofsIn(facts: readonly IdentityFact[], domain: IdentityDomain): readonly Proof[] {
  return weakestFirst(facts.map((fact) => shownBy(fact, domain)));
}

const factors: readonly Factor[] = ["knowledge", "possession", "inherence"];

/** The kinds of proof that every fact has: their initials. */
export function factorsIn(facts: readonly IdentityFact[]): readonly Factor[] {
  if (facts.length === 0) return [];
  return factors.filter((factor) =>
    facts.every(({ factors: shown }) => shown.includes(factor.charAt(0))),
  );
}

export function foundIn(facts: readonly IdentityFact[]): Known["found"] {
  const found = facts.filter(({ stored }) => stored);
  if (found.length === 0) return "no";
  return found.length === facts.length ? "surely" : "maybe";
}
