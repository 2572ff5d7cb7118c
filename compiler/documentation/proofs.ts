import type { Exit } from "../3-flow/solver/exploration.ts";
import type { IdentityFact } from "../3-flow/facts/identity.ts";
import { identityProofs, shownAt } from "../4-check/proofs/identity.ts";
import { proofMeanings, weakestFirst } from "../4-check/proofs/meanings.ts";
import { code, listed, section, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

function placesOf(exits: readonly Exit<IdentityFact>[], documented: Documented): string {
  const byNode = Map.groupBy(exits, ({ visit }) => visit.node);
  return [...byNode]
    .map(([node, found]) => {
      const outcomes = new Set(found.map(({ edge }) => code(edge.outcome)));
      return `${linkToStep(node, documented)} on ${listed([...outcomes], "or")}`;
    })
    .join("<br>");
}

/** What a run that succeeds has proved about the user, over all paths that lead there. */
export function proofsSection(documented: Documented): string {
  const { journey, subject } = documented;
  const { context } = subject;
  if (journey.innerTreeOnly) return "";
  const exits = context
    .fact(identityProofs)
    .solution.explorations.filter((one) => one.fromOutside && one.journey === journey)
    .flatMap((one) => one.exits)
    .filter(({ end }) => end === "success");
  const byProof = Map.groupBy(exits, ({ fact }) => shownAt(fact, context));
  const rows = weakestFirst(byProof.keys()).map((proof) => [
    proofMeanings[proof],
    placesOf(byProof.get(proof) ?? [], documented),
  ]);
  if (rows.length === 0) return "";
  return section(2, "What success proves about the user", table(["there", "from"], rows));
}
