import {
  IdentityDomain,
  identityKeys,
  unknownUser,
  type IdentityFact,
  type Proof,
} from "../../3-flow/facts/identity.ts";
import type { Exit, Exploration } from "../../3-flow/solver/exploration.ts";
import { solve, type Solution } from "../../3-flow/solver/solve.ts";
import { pathOut } from "../../3-flow/solver/witness.ts";
import type { DiagnosticDetails, Label } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { stepsOf } from "./steps.ts";

/** Who the user is, everywhere in the program. */
export interface IdentityProofs {
  readonly domain: IdentityDomain;
  readonly solution: Solution<IdentityFact>;
}

export function identityProofs({ program, entries, flow }: CheckContext): IdentityProofs {
  const keys = identityKeys(program);
  const domain = new IdentityDomain(keys);
  const begins = entries.map((journey) => ({ journey, fact: unknownUser(keys) }));
  return { domain, solution: solve(begins, domain, flow) };
}

/** A line of a journey that leads a run to success. */
export interface ReachedSuccess {
  readonly exploration: Exploration<IdentityFact>;
  readonly exit: Exit<IdentityFact>;
  /** False where there are so many that their paths would take longer than anybody reads. */
  readonly withPath: boolean;
}

/** Of more successes of one journey only the places are shown. */
const pathsAtMost = 100;

/**
 * The lines by which a journey that is entered from outside succeeds with these proofs alone, each once, with a
 * shortest path. Of an inner journey the caller decides what its success means.
 */
export function* successesWith(
  context: CheckContext,
  ...proofs: readonly Proof[]
): Generator<ReachedSuccess> {
  for (const exploration of context.fact(identityProofs).solution.explorations) {
    if (!exploration.fromOutside) continue;
    const seen = new Set<object>();
    for (const exit of exploration.exits) {
      if (exit.end !== "success" || !proofs.includes(shownAt(exit.fact, context))) continue;
      if (seen.has(exit.edge.wiring)) continue;
      seen.add(exit.edge.wiring);
      yield { exploration, exit, withPath: seen.size <= pathsAtMost };
    }
  }
}

/** The session is for `username`: when that names somebody else in the end, the proof is of another user. */
export function shownAt(fact: IdentityFact, context: CheckContext): Proof {
  return shownBy(fact, context.fact(identityProofs).domain);
}

/** @param domain the one that the fact is of */
export function shownBy(fact: IdentityFact, domain: IdentityDomain): Proof {
  const named = domain.whom(["username"], fact);
  return fact.proof === "proved" && named === "another" ? "changed" : fact.proof;
}

/** The place of the word `success`, and the way there. */
export function evidenceOf({ exploration, exit, withPath }: ReachedSuccess): {
  readonly place: Label;
  readonly path: NonNullable<DiagnosticDetails["path"]>;
} {
  const { file } = exploration.journey;
  return {
    place: { file, span: exit.edge.wiring.target.span },
    path: withPath ? stepsOf(pathOut(exploration, exit)) : [],
  };
}
