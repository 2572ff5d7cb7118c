import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { NodeDeclaration, PageDeclaration } from "../1-syntax/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CatalogueBinder } from "./catalogue.ts";
import { checkSettingsOnce, uniqueByName } from "./duplicates.ts";
import { edgesOf } from "./edges.ts";
import { duplicateMember } from "./errors/nodes.ts";
import type { Member, Node } from "./model.ts";
import { outcomesOf } from "./outcomes.ts";
import type { ReferenceBinder } from "./references.ts";
import type { ScriptBinder } from "./scripts.ts";
import { readWiring, type WiringReading } from "./wiring.ts";

/** What binding the nodes of one journey needs. */
export interface NodeBinding {
  readonly file: string;
  readonly journey: string;
  /** The names of all nodes of the journey. */
  readonly names: ReadonlySet<string>;
  readonly catalogue: CatalogueBinder;
  readonly references: ReferenceBinder;
  readonly scripts: ScriptBinder;
  readonly diagnostics: Diagnostic[];
}

function bindMembers(page: PageDeclaration, binding: NodeBinding): readonly Member[] {
  const { file, catalogue, references, diagnostics } = binding;
  const parameters = (name: string): { name: string; page: string } => ({
    name,
    page: page.name.text,
  });
  uniqueByName(file, page.members, duplicateMember, parameters, diagnostics);
  return page.members.map((declaration) => {
    const { name, type, settings } = declaration;
    const manifest = catalogue.nodeType(file, type);
    references.bind(settings, manifest?.settings, type.opaque);
    checkSettingsOnce(file, name.text, settings, diagnostics);
    const script = manifest && binding.scripts.of(file, manifest, settings);
    const outcomes =
      manifest && outcomesOf(manifest, settings, catalogue.typeOfAm, script?.signature);
    return {
      name: name.text,
      declaration,
      manifest,
      imported: catalogue.imported(file, type),
      opaque: type.opaque,
      script,
      outcomes,
    };
  });
}

/** True when some outcome, or a line that was meant for one, leads to nothing that is known. */
function leadsNowhere(wiring: WiringReading, edges: number): boolean {
  const { incomplete, unwired, unknown, taken } = wiring;
  return incomplete || unwired.length > 0 || unknown.length > 0 || edges < taken.size;
}

/** True when nobody but the author says which outcomes there are. */
export function hasWiredOutcomes(manifest: NodeManifest | undefined): boolean {
  return manifest?.outcomes.from === "wiring";
}

/** Binds a node or a page: its type, what its settings refer to, its outcomes and where they lead. */
export function bindNode(
  declaration: NodeDeclaration | PageDeclaration,
  binding: NodeBinding,
): Node {
  const { file, journey, names, catalogue, references, diagnostics } = binding;
  const isPage = declaration.kind === "Page";
  const opaque = !isPage && declaration.type.opaque;
  const manifest = isPage ? catalogue.page : catalogue.nodeType(file, declaration.type);
  references.bind(declaration.settings, manifest?.settings, opaque);
  checkSettingsOnce(file, declaration.name.text, declaration.settings, diagnostics);
  const members = isPage ? bindMembers(declaration, binding) : [];
  const { settings } = declaration;
  const script = manifest && binding.scripts.of(file, manifest, settings);
  const outcomes = isPage
    ? members.at(-1)?.outcomes
    : manifest && outcomesOf(manifest, settings, catalogue.typeOfAm, script?.signature);
  const wiring = readWiring(declaration.wirings, outcomes, opaque || hasWiredOutcomes(manifest));
  const edges = edgesOf(wiring, names);
  return {
    name: declaration.name.text,
    journey,
    declaration,
    manifest,
    imported: isPage ? undefined : catalogue.imported(file, declaration.type),
    opaque,
    members,
    script,
    outcomes,
    wiring,
    edges,
    open: leadsNowhere(wiring, edges.length),
  };
}
