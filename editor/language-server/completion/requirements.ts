import { isRunnable, multiFactor, spell } from "journeyc/analysis";
import type { OutcomeManifest } from "@journeyc/grammar/manifest";
import { CompletionItemKind } from "vscode-languageserver";
import { describedNode, describedOutcome, describedType } from "./described.ts";
import { outcomesOfNode } from "./node-outcomes.ts";
import { wordBlocks } from "../hover/keywords.ts";
import type { Proposal } from "./proposal.ts";
import type { Scene } from "./scene.ts";

/** The word that the point at the cursor stands behind. */
function wordBefore({ lines, place }: Scene): string {
  const before = lines.text.slice(Math.max(0, place.replace.start - 300), place.replace.start);
  return /(\w+)\s*$/.exec(before)?.[1] ?? "";
}

/** What a requirement may name: `mfa`, ends, nodes of the journey, types of nodes. */
export function requirementProposals(scene: Scene): readonly Proposal[] {
  const word = wordBefore(scene);
  const nodes = scene.journey?.nodes.filter(({ name }) => name.text !== "") ?? [];
  const used = new Set(
    nodes.flatMap((node) =>
      node.kind === "Page" ? node.members.map(({ type }) => type.text) : [node.type.text],
    ),
  );
  return [
    ...(word === "require" ? [factor] : []),
    ...(word === "before" ? ["success", "failure", "stop"].map(endProposal) : []),
    ...nodes.map((node): Proposal => ({
      label: node.name.text,
      insert: node.name.text,
      kind: CompletionItemKind.Class,
      detail: node.kind === "Page" ? "page" : node.type.text,
      documentation: describedNode(node, scene),
      rank: 1,
    })),
    ...[...scene.program.catalogue.nodes.values()]
      .filter(({ type }) => type !== "Page")
      .map((manifest): Proposal => ({
        label: manifest.type,
        insert: manifest.type,
        kind: CompletionItemKind.Class,
        detail: used.has(manifest.type) ? "node type of this journey" : manifest.displayName,
        documentation: describedType(manifest),
        rank: used.has(manifest.type) ? 2 : isRunnable(manifest) ? 3 : 4,
      })),
  ];
}

const factor: Proposal = {
  label: multiFactor,
  insert: multiFactor,
  kind: CompletionItemKind.Keyword,
  detail: "two proofs of different kinds",
  documentation: () => wordBlocks(multiFactor),
};

function endProposal(end: string): Proposal {
  return { label: end, insert: end, kind: CompletionItemKind.Constant, detail: "end" };
}

/** The outcomes of what a requirement names. */
export function requirementOutcomes(scene: Scene, name: string): readonly Proposal[] {
  const node = scene.journey?.nodes.find((one) => one.name.text === name);
  const declared = scene.program.catalogue.nodes.get(name)?.outcomes;
  const ofType = declared?.from === "fixed" ? declared.list : [];
  const outcomes: readonly OutcomeManifest[] =
    node === undefined ? ofType : (outcomesOfNode(node, scene.program) ?? []);
  return outcomes.map((outcome) => ({
    label: outcome.name,
    insert: spell(outcome.name),
    kind: CompletionItemKind.EnumMember,
    detail: outcome.displayName,
    documentation: describedOutcome(outcome, node, scene),
  }));
}
