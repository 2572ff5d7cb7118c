import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import type { Edge, Node } from "../2-bind/model.ts";
import { type Identity, partEffects } from "../3-flow/effects/part-effects.ts";
import { code, listed, plain, table } from "./markdown.ts";
import { type Documented, linkToStep } from "./subject.ts";

const shows: Readonly<Record<Identity["effect"], string>> = {
  proves: "proves that the user is whom",
  establishes: "establishes the user whom",
  looksUp: "finds, and does not prove, the user whom",
  partial: "is not enough to prove the user whom",
};

/** What taking an outcome says about the user. */
function proofText({ effect, keys, factor, remote, earlier, maybe }: Identity): string {
  const names = listed(keys.map(code), "or");
  const notes = [
    ...(factor === undefined ? [] : [factor]),
    ...(remote ? ["an account of another system"] : []),
    ...(earlier ? ["of an earlier sign-on"] : []),
    ...(maybe ? ["not in every run"] : []),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
  return `It ${shows[effect]} ${names} names${noted}.`;
}

/** Where an edge leads: a link to the step, or the end's name. */
function targetText({ target }: Edge, documented: Documented): string {
  if (target.kind !== "node") return `**${target.kind}**`;
  const node = documented.journey.nodes.get(target.name);
  return node === undefined ? code(target.name) : linkToStep(node, documented);
}

function unwiredText({ wiring }: Node, { name, optional }: OutcomeManifest): string {
  const meant = wiring.taken.get(name)?.target.text;
  if (meant !== undefined && meant !== "") return `**nowhere**: there is no node ${code(meant)}`;
  if (optional === undefined) return "**not wired**";
  if (optional.foldsInto === "error") return "not wired: the run ends in an error";
  return `not wired: ${code(optional.foldsInto)} is taken`;
}

/** What the catalogue says of an outcome; of one that the author named, nothing. */
function meaning(outcome: string, node: Node): string {
  const last = node.members.at(-1)?.manifest ?? node.manifest;
  const { outcomes } = last ?? {};
  const listedThere = outcomes !== undefined && "list" in outcomes ? outcomes.list : [];
  const described = listedThere.find(({ name }) => name === outcome)?.description;
  const proofs = partEffects(node)
    .flatMap(({ identity }) => identity)
    .filter((identity) => identity.outcome === outcome)
    .map(proofText);
  return [...(described === undefined ? [] : [plain(described)]), ...new Set(proofs)].join(" ");
}

/** The outcomes of a node and where each leads. */
export function outcomesTable(node: Node, documented: Documented): string {
  const wired = node.edges.map((edge) => ({
    name: edge.outcome,
    target: targetText(edge, documented),
  }));
  const names = new Set(wired.map(({ name }) => name));
  const unwired = (node.outcomes ?? [])
    .filter(({ name }) => !names.has(name))
    .map((outcome) => ({ name: outcome.name, target: unwiredText(node, outcome) }));
  const rows = [...wired, ...unwired].map(({ name, target }) => ({
    cells: [code(name), target],
    means: meaning(name, node),
  }));
  if (rows.length === 0) return "";
  const isPlain = rows.every(({ means }) => means === "");
  return isPlain
    ? table(
        ["outcome", "leads to"],
        rows.map(({ cells }) => cells),
      )
    : table(
        ["outcome", "leads to", "means"],
        rows.map(({ cells, means }) => [...cells, means]),
      );
}
