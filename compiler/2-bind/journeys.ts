import type { JourneyDeclaration, Setting } from "../1-syntax/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CatalogueBinder } from "./catalogue.ts";
import { checkSettingsOnce, uniqueByName } from "./duplicates.ts";
import { targetOf } from "./edges.ts";
import { duplicateNode } from "./errors/nodes.ts";
import type { Lookup } from "./lookup.ts";
import type { Journey, Resource } from "./model.ts";
import { bindNode } from "./nodes.ts";
import { ReferenceBinder } from "./references.ts";
import { checkResourceNeed } from "./resource-need.ts";
import type { ScriptBinder } from "./scripts.ts";
import type { Declared, FileScope } from "./symbols.ts";
import { checkTargets } from "./targets.ts";

/** What binding journeys needs. */
export interface JourneyBinding {
  readonly catalogue: CatalogueBinder;
  readonly lookup: Lookup;
  readonly scripts: ScriptBinder;
  /** The bound resource of a declaration. */
  resourceOf(symbol: Declared): Resource | undefined;
  readonly diagnostics: Diagnostic[];
}

function isTrue(settings: readonly Setting[], name: string): boolean {
  const value = settings.find(({ key }) => key.text === name)?.value;
  return value?.kind === "Boolean" && value.value;
}

function bindResource(
  scope: FileScope,
  { resource }: JourneyDeclaration,
  binding: JourneyBinding,
): Resource | undefined {
  if (resource === undefined) return undefined;
  const symbol = binding.lookup.find(scope, "resource", resource);
  return symbol && binding.resourceOf(symbol);
}

/** Binds a journey: its resource, its nodes, and where it starts. */
export function bindJourney(
  scope: FileScope,
  declaration: JourneyDeclaration,
  binding: JourneyBinding,
): Journey {
  const { catalogue, lookup, diagnostics } = binding;
  const file = scope.source.path;
  const name = declaration.name.text;
  const resource = bindResource(scope, declaration, binding);
  const references = new ReferenceBinder(scope, lookup, binding.scripts);
  references.bind(declaration.settings, undefined);
  checkSettingsOnce(file, name, declaration.settings, diagnostics);
  const parameters = (node: string): { name: string; journey: string } => ({
    name: node,
    journey: name,
  });
  const unique = uniqueByName(file, declaration.nodes, duplicateNode, parameters, diagnostics);
  const names = new Set(unique.keys());
  checkTargets(file, declaration, names, diagnostics);
  const { scripts } = binding;
  const nodeBinding = { file, journey: name, names, catalogue, references, scripts, diagnostics };
  const nodes = new Map(
    [...unique].map(([key, node]) => [key, bindNode(node, nodeBinding)] as const),
  );
  const start = declaration.starts[0];
  const journey: Journey = {
    kind: "journey",
    name,
    file,
    declaration,
    resource,
    innerTreeOnly: isTrue(declaration.settings, "innerTreeOnly"),
    start: start && targetOf(start.target, names),
    nodes,
  };
  const resources = [...scope.visible].flatMap(([known, { kind }]) =>
    kind === "resource" ? known : [],
  );
  // A resource that is only not named counts as used: that is one finding, not two.
  if (checkResourceNeed(journey, resources, diagnostics)) {
    for (const known of resources) scope.used.add(known);
  }
  return journey;
}
