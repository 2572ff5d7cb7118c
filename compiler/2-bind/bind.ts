import type { SourceFile } from "../1-syntax/ast.ts";
import { inOrder } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { catalogueBinder } from "./catalogue.ts";
import { bindConnector } from "./connectors.ts";
import { runtimeCatalogue, type BindContext } from "./context.ts";
import { DeclaredNames } from "./declared-names.ts";
import { resolveImports } from "./imports.ts";
import { bindJourney, type JourneyBinding } from "./journeys.ts";
import { declaredElsewhere } from "./elsewhere.ts";
import { createLookup } from "./lookup.ts";
import type { BoundFile, Journey, Program, Symbol } from "./model.ts";
import { resourceBinder } from "./resources.ts";
import { openScope } from "./scope.ts";
import { ScriptBinder } from "./scripts.ts";
import { declareSymbols, type Declared, type FileScope } from "./symbols.ts";
import { checkUncalledJourneys, checkUnusedDeclarations, checkUnusedImports } from "./unused.ts";

export type { BindContext } from "./context.ts";

/** Declares the names of all files, then resolves what each file imports. */
function openScopes(
  files: readonly SourceFile[],
  context: BindContext,
  diagnostics: Diagnostic[],
): readonly FileScope[] {
  const declared = new Map(
    files.map((source) => [source.path, declareSymbols(source, diagnostics)] as const),
  );
  return files.map((source) => {
    const imports = resolveImports(source, declared, context, diagnostics);
    return openScope(source, declared.get(source.path) ?? new Map(), imports, diagnostics);
  });
}

function namesOf(scopes: readonly FileScope[]): DeclaredNames {
  const names = new DeclaredNames();
  for (const { source, declared } of scopes) names.add(source.path, declared);
  return names;
}

/** Binds every declaration: resources first, because connectors and journeys may name them. */
function bindSymbols(
  scopes: readonly FileScope[],
  context: BindContext,
  scripts: ScriptBinder,
  diagnostics: Diagnostic[],
): ReadonlyMap<Declared, Symbol> {
  const symbols = new Map<Declared, Symbol>();
  const everything = scopes.flatMap((scope) =>
    [...scope.declared.values()].map((symbol) => ({ scope, symbol })),
  );
  const names = context.names ?? namesOf(scopes);
  const bindResource = resourceBinder(context, names, diagnostics);
  for (const { scope, symbol } of everything) {
    if (symbol.kind !== "resource") continue;
    symbols.set(symbol, bindResource(scope.source.path, symbol.declaration));
  }
  const binding: JourneyBinding = {
    catalogue: catalogueBinder(
      context.catalogue ?? runtimeCatalogue,
      new Map(scopes.map((scope) => [scope.source.path, scope])),
      diagnostics,
    ),
    scripts,
    lookup: createLookup(declaredElsewhere(scopes, names), diagnostics),
    resourceOf(symbol) {
      const bound = symbols.get(symbol);
      return bound?.kind === "resource" ? bound : undefined;
    },
    diagnostics,
  };
  for (const { scope, symbol } of everything) {
    if (symbol.kind === "connector") {
      symbols.set(symbol, bindConnector(scope, symbol.declaration, binding));
    } else if (symbol.kind === "journey") {
      symbols.set(symbol, bindJourney(scope, symbol.declaration, binding));
    }
  }
  return symbols;
}

function boundFile(scope: FileScope, symbols: ReadonlyMap<Declared, Symbol>): BoundFile {
  const bound = (symbol: Declared | undefined): Symbol | undefined => symbol && symbols.get(symbol);
  const own = [...scope.declared.values()].flatMap((symbol) => bound(symbol) ?? []);
  const visible = new Map<string, Symbol>();
  for (const [name, symbol] of scope.visible) {
    const found = bound(symbol);
    if (found !== undefined) visible.set(name, found);
  }
  return {
    source: scope.source,
    imports: scope.imports.map(({ name, path, specifier, target, nodeType }) => ({
      name,
      path,
      specifier,
      symbol: bound(target),
      nodeType,
    })),
    connectors: own.filter((symbol) => symbol.kind === "connector"),
    resources: own.filter((symbol) => symbol.kind === "resource"),
    journeys: own.filter((symbol) => symbol.kind === "journey"),
    scope: visible,
    nodeTypes: scope.nodeTypes,
  };
}

function checkUse(
  scopes: readonly FileScope[],
  files: readonly BoundFile[],
  diagnostics: Diagnostic[],
): void {
  for (const scope of scopes) checkUnusedImports(scope, diagnostics);
  checkUnusedDeclarations(scopes, diagnostics);
  const used = new Set<Symbol>();
  for (const [index, { scope }] of files.entries()) {
    for (const name of scopes[index]?.used ?? []) {
      const symbol = scope.get(name);
      if (symbol !== undefined) used.add(symbol);
    }
  }
  const journeys = files.flatMap((file) => file.journeys);
  checkUncalledJourneys(journeys, scopes, (journey: Journey) => used.has(journey), diagnostics);
}

/**
 * Resolves every name of a program. Total: what cannot be resolved is `undefined` in the result and reported.
 * @param files all files that the program reaches by its imports, each once, in any order
 */
export function bindProgram(
  files: readonly SourceFile[],
  context: BindContext,
): { readonly value: Program; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const scopes = openScopes(sorted, context, diagnostics);
  const scripts = new ScriptBinder(context, diagnostics);
  const symbols = bindSymbols(scopes, context, scripts, diagnostics);
  const bound = scopes.map((scope) => boundFile(scope, symbols));
  checkUse(scopes, bound, diagnostics);
  const catalogue = context.catalogue ?? runtimeCatalogue;
  const program = { files: bound, catalogue, scripts: scripts.found };
  return { value: program, diagnostics: inOrder(diagnostics) };
}
