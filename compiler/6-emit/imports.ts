import { builders } from "prettier/doc";
import type { Entry, Module, Value } from "../5-lower/ir.ts";
import type { Form } from "./form.ts";
import type { Doc } from "./layout/mark.ts";
import { type LocalNames, type RuntimeName, runtimeNames, runtimeTypes } from "./local-names.ts";
import { quote } from "./text/quote.ts";

const { group, ifBreak, indent, join, line } = builders;

/** The import statements of a module: the runtime, node types, other modules. */
export function emitImports(module: Module, names: LocalNames, form: Form): readonly Doc[] {
  const used = usedNames(module);
  const isTyped = form === "typescript";
  const runtime = [
    ...runtimeNames.filter((name) => used.has(name)).map((name) => as(name, names.runtime(name))),
    ...runtimeTypes
      .filter((name) => isTyped && used.has(name))
      .map((name) => `type ${as(name, names.runtime(name))}`),
  ];
  return [
    ...(runtime.length > 0 ? [importStatement(runtime, "@journeyc/runtime")] : []),
    ...module.nodeTypes.map((type) =>
      importStatement(
        [as(type.name, names.nodeType(type))],
        `@journeyc/runtime/nodes/${type.module}`,
      ),
    ),
    ...module.imports.map(({ specifier, symbols }) =>
      importStatement(
        symbols.map((symbol) => as(symbol.constant, names.imported(symbol))),
        isTyped ? `${specifier}.js` : specifier,
      ),
    ),
  ];
}

/** What a declaration file imports. */
export function importTypes(module: Module, names: LocalNames): readonly Doc[] {
  const used = usedNames(module);
  const types = runtimeTypes
    .filter((name) => used.has(name))
    .map((name) => as(name, names.runtime(name)));
  return types.length === 0 ? [] : [importStatement(types, "@journeyc/runtime", "import type ")];
}

function as(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

/** Prettier keeps a single name on the line, however long. */
function importStatement(specifiers: readonly string[], from: string, keyword = "import "): Doc {
  const only = specifiers.length === 1 ? specifiers[0] : undefined;
  const list = only
    ? `{ ${only} }`
    : group(["{", indent([line, join([",", line], [...specifiers])]), ifBreak(","), line, "}"]);
  return [keyword, list, " from ", quote(from), ";"];
}

function usedNames(module: Module): ReadonlySet<RuntimeName> {
  const used = new Set<RuntimeName>();
  const add = (condition: boolean, ...names: readonly RuntimeName[]): void => {
    if (condition) names.forEach((name) => used.add(name));
  };
  const nodes = module.journeys.flatMap((journey) => journey.nodes);
  const members = nodes.flatMap((node) => node.members);
  add(module.resources.length > 0, "defineResource", "ResourceDefinition");
  add(module.connectors.length > 0, "defineConnector", "ConnectorDefinition");
  add(module.journeys.length > 0, "defineJourney", "Journey");
  add(
    module.journeys.some((journey) => journey.connectors.length === 0),
    "NoConnectors",
  );
  add(nodes.length > 0, "node");
  add(members.length > 0, "member");
  for (const { settings } of [...nodes, ...members, ...module.connectors]) {
    settings.forEach((entry: Entry) => addSources(entry.value, used));
  }
  return used;
}

function addSources(value: Value, used: Set<RuntimeName>): void {
  if (value.kind === "environment") used.add(value.source);
  if (value.kind === "list") value.items.forEach((item) => addSources(item, used));
  if (value.kind === "object") value.entries.forEach((entry) => addSources(entry.value, used));
}
