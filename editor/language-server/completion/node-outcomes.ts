import {
  type NodeDeclaration,
  nodeTypeOfAm,
  outcomesOf,
  type PageDeclaration,
  type PageMember,
  type Program,
} from "journeyc/analysis";
import type { NodeManifest, OutcomeManifest } from "@journeyc/grammar/manifest";

/** The outcomes of a node as it is written so far, those of its last member for a page; undefined when not known. */
export function outcomesOfNode(
  declaration: NodeDeclaration | PageDeclaration | PageMember,
  { catalogue }: Program,
): readonly OutcomeManifest[] | undefined {
  const deciding = declaration.kind === "Page" ? declaration.members.at(-1) : declaration;
  if (deciding === undefined || deciding.type.opaque) return undefined;
  const manifest = catalogue.nodes.get(deciding.type.text);
  const imitated = (amType: string): NodeManifest | undefined => nodeTypeOfAm(catalogue, amType);
  return manifest && outcomesOf(manifest, deciding.settings, imitated);
}
