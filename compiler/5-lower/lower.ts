import type {
  BoundFile,
  Connector as BoundConnector,
  Journey as BoundJourney,
  Program,
  Resource as BoundResource,
} from "../2-bind/model.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { analysisOf, type Analysis, constantOf } from "./analysis.ts";
import { connectorNeeds } from "./connector-needs.ts";
import { importsOf } from "./imports.ts";
import { innerFirst } from "./inner-journeys.ts";
import { ignoredSettings } from "./journey-settings.ts";
import type { Connector, Journey, Module, Resource } from "./ir.ts";
import { unrunnableJavaScript } from "./javascript.ts";
import { lowerNode, textOf } from "./nodes.ts";
import { nodeTypesOf, unrunnableNodes } from "./node-types.ts";
import { refusedValues } from "./refused-settings.ts";
import { scriptImportsOf, unrunnableScripts } from "./scripts.ts";
import { type Named, lowerSettings } from "./values.ts";

/**
 * Lowers one file of a program to the machine as data. The program must have no errors.
 * @returns no module, and diagnostics, where a node's type has no code in the runtime, or the runtime does not obey or
 *   refuses a setting
 */
export function lowerFile(
  file: BoundFile,
  program: Program,
): { readonly value: Module | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = [
    ...unrunnableNodes(file),
    ...unrunnableScripts(file, program.scripts),
    ...unrunnableJavaScript(file, program.scripts),
    ...ignoredSettings(file),
    ...refusedValues(file),
  ];
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const analysis = analysisOf(program);
  const scope = analysis.scopes.get(file.source.path) ?? new Map();
  const named = { scope, scripts: program.scripts };
  return { value: lowerModule(file, named, analysis), diagnostics };
}

function lowerModule(file: BoundFile, named: Named, analysis: Analysis): Module {
  const own = new Set(file.journeys);
  const journeys = innerFirst({ files: [file] }, analysis.scopes).filter((item) => own.has(item));
  return {
    path: file.source.path,
    source: file.source.text,
    nodeTypes: nodeTypesOf(file),
    imports: importsOf(file, named.scope, analysis.constants),
    scripts: scriptImportsOf(file, named.scripts),
    resources: file.resources.map((resource) => lowerResource(resource, analysis)),
    connectors: file.connectors.map((connector) => lowerConnector(connector, named, analysis)),
    journeys: journeys.map((journey) => lowerJourney(journey, named, analysis)),
  };
}

function lowerResource(resource: BoundResource, { constants }: Analysis): Resource {
  const { name, declaration, schema } = resource;
  return {
    name,
    constant: constantOf(resource, constants),
    doc: declaration.doc?.text,
    schema: schema ?? {},
    span: declaration.name.span,
  };
}

function lowerConnector(
  connector: BoundConnector,
  named: Named,
  { constants }: Analysis,
): Connector {
  const { name, declaration, manifest } = connector;
  return {
    name,
    constant: constantOf(connector, constants),
    kind: declaration.type.text,
    doc: declaration.doc?.text,
    settings: lowerSettings(declaration.settings, manifest?.settings.properties ?? {}, named),
    packages: manifest?.packages ?? [],
    span: declaration.name.span,
  };
}

function lowerJourney(journey: BoundJourney, named: Named, analysis: Analysis): Journey {
  const { name, declaration, innerTreeOnly, resource } = journey;
  const secrets = analysis.secrets.get(journey);
  const { displayName, doc, starts } = declaration;
  const start = starts[0]?.target ?? { text: "", span: declaration.name.span };
  return {
    name,
    constant: constantOf(journey, analysis.constants),
    displayName: textOf(displayName),
    doc: doc?.text,
    innerTreeOnly,
    resource: resource?.name,
    connectors: connectorNeeds(journey, analysis),
    receives: secrets?.receives ?? [],
    start,
    nodes: [...journey.nodes.values()].map((node) =>
      lowerNode(node, named, secrets?.kept.get(node.name) ?? []),
    ),
    span: declaration.name.span,
  };
}
