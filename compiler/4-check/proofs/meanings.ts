import type { Proof } from "../../3-flow/facts/identity.ts";

/** What holds of the user where a run has shown this and no more, the weakest first. */
export const proofMeanings: Readonly<Record<Proof, string>> = {
  nobody: "Nothing has been shown: anybody gets here.",
  changed: "Somebody was proved, but the run is about somebody else now.",
  scripted: "Nothing has been shown but to a script that refuses nobody.",
  partial: "A credential was right, and that was not enough.",
  remote: "An account of another system is proved; no stored user has been found for it.",
  missing: "Something that is not there (an inner journey, a node type) has decided.",
  unknown: "A script or a node of unknown type has decided; what it verified is not known.",
  proved: "The user has shown a credential that was verified, or comes into being here.",
};

// The table of meanings has the order, and a key for each proof.
const order = Object.keys(proofMeanings);

/** Each of these proofs once, the weakest first. */
export function weakestFirst(proofs: Iterable<Proof>): readonly Proof[] {
  return [...new Set(proofs)].toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}
