import type { BoundFile } from "../2-bind/model.ts";
import { constantOf, type Constants } from "./analysis.ts";
import type { ModuleImport, SymbolReference } from "./ir.ts";
import { referencesOf, type Scope } from "./scope.ts";

/** What the module needs from other modules: inner journeys and resources. Connectors are named by text alone. */
export function importsOf(
  file: BoundFile,
  scope: Scope,
  constants: Constants,
): readonly ModuleImport[] {
  const needed = new Set<unknown>();
  for (const journey of file.journeys) {
    needed.add(journey.resource);
    for (const node of journey.nodes.values()) {
      referencesOf(node, scope).forEach((symbol) => needed.add(symbol));
    }
  }
  const bySpecifier = new Map<string, Map<string, SymbolReference>>();
  for (const { name, specifier, symbol } of file.imports) {
    if (!symbol || symbol.kind === "connector" || !needed.has(symbol)) continue;
    const symbols = bySpecifier.get(specifier) ?? new Map<string, SymbolReference>();
    symbols.set(name.text, { name: symbol.name, constant: constantOf(symbol, constants) });
    bySpecifier.set(specifier, symbols);
  }
  return [...bySpecifier]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([specifier, symbols]) => ({ specifier, symbols: [...symbols.values()] }));
}
