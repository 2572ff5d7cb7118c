import {
  report,
  type Diagnostic,
  type DiagnosticCode,
  type Fix,
} from "../diagnostics/diagnostic.ts";
import type { ImportDeclaration, Span } from "../1-syntax/ast.ts";
import { uncalledInnerJourney, unusedDeclaration } from "./errors/declarations.ts";
import { unusedImport } from "./errors/imports.ts";
import type { Journey } from "./model.ts";
import type { FileScope, ImportedName } from "./symbols.ts";
import { quote } from "./text.ts";

/** What can be said of a file only together with every file that imports it. */
export const needImporters: ReadonlySet<DiagnosticCode> = new Set([
  unusedDeclaration.code,
  uncalledInnerJourney.code,
]);

/** Removes a declaration with its line end and one blank line after it. */
function removal(text: string, span: Span): Span {
  const after = /^[ \t]*(\r?\n){0,2}/.exec(text.slice(span.end, span.end + 200));
  return { start: span.start, end: span.end + (after?.[0].length ?? 0) };
}

function importOf({ source }: FileScope, { name }: ImportedName): ImportDeclaration | undefined {
  return source.declarations.find(
    (declaration) => declaration.kind === "Import" && declaration.names.includes(name),
  ) as ImportDeclaration | undefined;
}

/** Drops one name of an import, with its comma; the whole import when it is the only name. */
function dropImport(scope: FileScope, imported: ImportedName): readonly Fix[] {
  const declaration = importOf(scope, imported);
  if (declaration === undefined) return [];
  const { path, text } = scope.source;
  const index = declaration.names.indexOf(imported.name);
  const next = declaration.names[index + 1];
  const previous = declaration.names[index - 1];
  const { start, end } = imported.name.span;
  const span =
    next !== undefined
      ? { start, end: next.span.start }
      : previous !== undefined
        ? { start: previous.span.end, end }
        : removal(text, declaration.span);
  const title = `Remove ${quote(imported.name.text)}`;
  return [{ title, edits: [{ file: path, span, newText: "" }], preferred: true }];
}

/** A node type may be imported for a requirement alone: its nodes stand in inner journeys. */
function namesInRequirements({ source }: FileScope): ReadonlySet<string> {
  const clauses = source.declarations.flatMap((declaration) =>
    declaration.kind === "Journey" ? declaration.requires : [],
  );
  return new Set(clauses.flatMap(({ needed, at }) => [needed.name.text, at.name.text]));
}

/** Reports imports of a file that nothing in it uses. Names that could not be resolved have been reported. */
export function checkUnusedImports(scope: FileScope, diagnostics: Diagnostic[]): void {
  const required = namesInRequirements(scope);
  for (const imported of scope.imports) {
    const { text, span } = imported.name;
    const { target, nodeType } = imported;
    if ((target ?? nodeType) === undefined || scope.used.has(text)) continue;
    if (nodeType !== undefined && required.has(text)) continue;
    if (scope.visible.get(text) !== target || scope.nodeTypes.get(text) !== nodeType) continue;
    const fixes = dropImport(scope, imported);
    const place = { file: scope.source.path, span };
    diagnostics.push(report(unusedImport, { name: text }, place, { fixes }));
  }
}

/** What a misspelt import was meant to bring: the import is the finding, and what it misses is not unused. */
function meantByImports(scopes: readonly FileScope[]): (file: string, name: string) => boolean {
  const meant = new Set<string>();
  for (const { imports } of scopes) {
    for (const imported of imports) {
      for (const name of imported.meant) meant.add(JSON.stringify([imported.path, name]));
    }
  }
  return (file, name) => meant.has(JSON.stringify([file, name]));
}

/** Reports connectors and resources that neither their file uses nor another imports. */
export function checkUnusedDeclarations(
  scopes: readonly FileScope[],
  diagnostics: Diagnostic[],
): void {
  const imported = new Set(scopes.flatMap(({ imports }) => imports.map(({ target }) => target)));
  const isMeant = meantByImports(scopes);
  for (const { source, declared, used } of scopes) {
    for (const [name, symbol] of declared) {
      if (symbol.kind === "journey" || used.has(name)) continue;
      if (imported.has(symbol) || isMeant(source.path, name)) continue;
      const place = { file: source.path, span: symbol.declaration.name.span };
      diagnostics.push(report(unusedDeclaration, { kind: symbol.kind, name }, place));
    }
  }
}

/** Reports inner journeys that no journey of the program calls. */
export function checkUncalledJourneys(
  journeys: readonly Journey[],
  scopes: readonly FileScope[],
  isUsed: (journey: Journey) => boolean,
  diagnostics: Diagnostic[],
): void {
  const isMeant = meantByImports(scopes);
  for (const journey of journeys) {
    if (!journey.innerTreeOnly || isUsed(journey)) continue;
    if (isMeant(journey.file, journey.name)) continue;
    const place = { file: journey.file, span: journey.declaration.name.span };
    diagnostics.push(
      report(uncalledInnerJourney, { name: journey.name }, place, {
        hints: ["Check it together with the journeys that call it, or drop `innerTreeOnly`."],
      }),
    );
  }
}
