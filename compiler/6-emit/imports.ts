import type { Entry, Module, Value } from "../5-lower/ir.ts";
import { posix } from "../posix.ts";
import type { EmitOptions } from "./emit.ts";
import { columnsOf } from "./layout/columns.ts";
import type { Writer } from "./layout/writer.ts";
import { type LocalNames, type RuntimeName, runtimeNames, runtimeTypes } from "./local-names.ts";
import { quote } from "./text/quote.ts";

/** Writes the import statements of a module: the runtime, node types, other modules. */
export function writeImports(
  writer: Writer,
  module: Module,
  names: LocalNames,
  { form = "typescript", sourcePath }: Pick<EmitOptions, "form" | "sourcePath">,
): void {
  const used = usedNames(module);
  const isTyped = form === "typescript";
  const runtime = [
    ...runtimeNames.filter((name) => used.has(name)).map((name) => as(name, names.runtime(name))),
    ...runtimeTypes
      .filter((name) => isTyped && used.has(name))
      .map((name) => `type ${as(name, names.runtime(name))}`),
  ];
  if (runtime.length > 0) writeImport(writer, runtime, "@journeyc/runtime");
  for (const type of module.nodeTypes.filter(({ custom }) => custom === undefined)) {
    const specifier = as(type.name, names.nodeType(type));
    writeImport(writer, [specifier], `@journeyc/runtime/nodes/${type.module}`);
  }
  const custom = module.nodeTypes.filter((type) => type.custom !== undefined);
  for (const [specifier, types] of Map.groupBy(custom, (type) => type.module)) {
    const specifiers = types.map((type) => as(type.name, names.nodeType(type)));
    writeImport(writer, specifiers, isTyped ? besideModule(specifier, sourcePath) : specifier);
  }
  for (const script of module.scripts) {
    const path = isTyped ? besideModule(script.path, sourcePath) : script.path;
    writeScriptImport(writer, script.exported, names.script(script), path);
  }
  for (const { specifier, symbols } of module.imports) {
    const specifiers = symbols.map((symbol) => as(symbol.constant, names.imported(symbol)));
    writeImport(writer, specifiers, isTyped ? `${specifier}.js` : specifier);
  }
}

/** The specifier of a module in TypeScript, seen from a journey's that may stand in another folder than its source. */
function besideModule(specifier: string, sourcePath: string | undefined): string {
  const beside = posix.join(posix.dirname(sourcePath ?? ""), specifier);
  const path = beside.replace(/\.([mc]?)ts$/, ".$1js");
  return path.startsWith("../") ? path : `./${path}`;
}

/** Prettier keeps what has one name on the line, however long. */
function writeScriptImport(writer: Writer, exported: string, local: string, from: string): void {
  if (exported === "default") return writer.line(`import ${local} from ${quote(from)};`);
  writeImport(writer, [as(exported, local)], from);
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

function usedNames({ resources, connectors, journeys }: Module): ReadonlySet<RuntimeName> {
  const used = new Set<RuntimeName>();
  if (resources.length > 0) used.add("defineResource").add("ResourceDefinition");
  if (connectors.length > 0) used.add("defineConnector").add("ConnectorDefinition");
  for (const { settings } of connectors) addSources(settings, used);
  for (const journey of journeys) {
    used.add("defineJourney").add("Journey");
    if (journey.connectors.length === 0) used.add("NoConnectors");
    for (const { settings, members } of journey.nodes) {
      used.add("node");
      addSources(settings, used);
      if (members.length > 0) used.add("member");
      for (const member of members) addSources(member.settings, used);
    }
  }
  return used;
}

function addSources(entries: readonly Entry[], used: Set<RuntimeName>): void {
  for (const { value } of entries) addSource(value, used);
}

function addSource(value: Value, used: Set<RuntimeName>): void {
  if (value.kind === "environment") used.add(value.source);
  else if (value.kind === "typed") used.add("script");
  else if (value.kind === "list") value.items.forEach((item) => addSource(item, used));
  else if (value.kind === "object") addSources(value.entries, used);
}
