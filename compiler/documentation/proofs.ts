import type { Exit } from "../3-flow/solver/exploration.ts";
import type { IdentityFact, Proof } from "../3-flow/facts/identity.ts";
import { identityProofs, shownAt } from "../4-check/proofs/identity.ts";
import { code, listed, section, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

/** What holds of the user where a run succeeds, the weakest first. */
const meanings: Readonly<Record<Proof, string>> = {
  nobody: "Nothing has been shown: anybody gets here.",
  changed: "Somebody was proved, but the run is about somebody else now.",
  scripted: "Nothing has been shown but to a script that refuses nobody.",
  partial: "A credential was right, and that was not enough.",
  remote: "An account of another system is proved; no stored user has been found for it.",
  missing: "Something that is not there (an inner journey, a node type) has decided.",
  unknown: "A script or a node of unknown type has decided; what it verified is not known.",
  proved: "The user has shown a credential that was verified, or comes into being here.",
};

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
  // The table of meanings has the order of the rows, and a key for each proof.
  const rows = (Object.keys(meanings) as Proof[]).flatMap((proof) => {
    const found = byProof.get(proof);
    return found === undefined ? [] : [[meanings[proof], placesOf(found, documented)]];
  });
  if (rows.length === 0) return "";
  return section(2, "What success proves about the user", table(["there", "from"], rows));
}
