import { freeName } from "../5-lower/export-names.ts";
import type {
  Journey,
  Module,
  ModuleImport,
  NodeTypeReference,
  ScriptImport,
  SymbolReference,
} from "../5-lower/ir.ts";

/** What the runtime's main module gives to emitted code. */
export const runtimeNames = [
  "defineConnector",
  "defineJourney",
  "defineResource",
  "env",
  "member",
  "node",
  "script",
  "secret",
] as const;
export const runtimeTypes = [
  "ConnectorDefinition",
  "Journey",
  "NoConnectors",
  "ResourceDefinition",
] as const;
export type RuntimeName = (typeof runtimeNames)[number] | (typeof runtimeTypes)[number];

/** The names by which a module calls what it imports and declares. No two are equal. */
export interface LocalNames {
  runtime(name: RuntimeName): string;
  nodeType(type: NodeTypeReference): string;
  /** A journey or resource of this module or of another, by the name that the language gives it. */
  symbol(name: string): string;
  imported(symbol: SymbolReference): string;
  script(script: ScriptImport): string;
  /** The type that is the union of a journey's node names. */
  nodesType(journey: Journey): string;
  connectorsType(journey: Journey): string;
}

/** What a module exports keeps its name; what it imports gets another where that one is taken. */
export function localNames(module: Module): LocalNames {
  const taken = new Set<string>();
  const take = <Key>(names: Map<Key, string>, key: Key, ...candidates: readonly string[]): void => {
    const name = freeName(candidates, taken);
    taken.add(name);
    names.set(key, name);
  };
  const symbols = new Map<string, string>();
  for (const part of [...module.journeys, ...module.connectors, ...module.resources]) {
    take(symbols, part.name, part.constant);
  }
  const runtime = new Map<RuntimeName, string>();
  for (const name of [...runtimeNames, ...runtimeTypes]) take(runtime, name, name);
  const nodeTypes = new Map<string, string>();
  for (const type of module.nodeTypes) {
    take(nodeTypes, keyOf(type), type.name, `${type.name}Node`);
  }
  const imported = module.imports.flatMap((one: ModuleImport) => one.symbols);
  for (const symbol of imported) take(symbols, symbol.name, symbol.constant);
  const scripts = new Map<string, string>();
  for (const { path, local } of module.scripts) take(scripts, path, local, `${local}Script`);
  const nodes = new Map<string, string>();
  const connectors = new Map<string, string>();
  for (const { name, constant } of module.journeys) {
    const pascal = constant.charAt(0).toUpperCase() + constant.slice(1);
    take(nodes, name, `${pascal}Node`);
    take(connectors, name, `${pascal}Connectors`);
  }
  return {
    runtime: (name) => known(runtime, name),
    nodeType: (type) => known(nodeTypes, keyOf(type)),
    symbol: (name) => known(symbols, name),
    script: ({ path }) => known(scripts, path),
    imported: (symbol) => known(symbols, symbol.name),
    nodesType: (journey) => known(nodes, journey.name),
    connectorsType: (journey) => known(connectors, journey.name),
  };
}

/** Modules of an author's own may export what the runtime's call the same. */
function keyOf({ module, name }: NodeTypeReference): string {
  return `${module} ${name}`;
}

function known<Key>(names: ReadonlyMap<Key, string>, key: Key): string {
  const name = names.get(key);
  if (name === undefined) throw new Error(`The module uses ${String(key)} and does not name it.`);
  return name;
}
