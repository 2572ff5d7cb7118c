import type { Entry, Module, Value } from "../5-lower/ir.ts";
import type { Form } from "./form.ts";
import { columnsOf } from "./layout/columns.ts";
import type { Writer } from "./layout/writer.ts";
import { type LocalNames, type RuntimeName, runtimeNames, runtimeTypes } from "./local-names.ts";
import { quote } from "./text/quote.ts";

/** Writes the import statements of a module: the runtime, node types, other modules. */
export function writeImports(writer: Writer, module: Module, names: LocalNames, form: Form): void {
  const used = usedNames(module);
  const isTyped = form === "typescript";
  const runtime = [
    ...runtimeNames.filter((name) => used.has(name)).map((name) => as(name, names.runtime(name))),
    ...runtimeTypes
      .filter((name) => isTyped && used.has(name))
      .map((name) => `type ${as(name, names.runtime(name))}`),
  ];
  if (runtime.length > 0) writeImport(writer, runtime, "@journeyc/runtime");
  for (const type of module.nodeTypes) {
    const specifier = as(type.name, names.nodeType(type));
    writeImport(writer, [specifier], `@journeyc/runtime/nodes/${type.module}`);
  }
  for (const { specifier, symbols } of module.imports) {
    const specifiers = symbols.map((symbol) => as(symbol.constant, names.imported(symbol)));
    writeImport(writer, specifiers, isTyped ? `${specifier}.js` : specifier);
  }
}

/** Writes what a declaration file imports. */
export function writeTypeImports(writer: Writer, module: Module, names: LocalNames): void {
  const used = usedNames(module);
  const types = runtimeTypes
    .filter((name) => used.has(name))
    .map((name) => as(name, names.runtime(name)));
  if (types.length > 0) writeImport(writer, types, "@journeyc/runtime", "import type");
}

function as(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

/** Prettier keeps a single name on the line, however long. */
function writeImport(
  writer: Writer,
  specifiers: readonly string[],
  from: string,
  keyword = "import",
): void {
  const end = ` from ${quote(from)};`;
  const onOneLine = `${keyword} { ${specifiers.join(", ")} }${end}`;
  if (specifiers.length === 1 || writer.fits(columnsOf(onOneLine))) return writer.line(onOneLine);
  writer.line(`${keyword} {`);
  for (const specifier of specifiers) writer.line(`  ${specifier},`);
  writer.line(`}${end}`);
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
