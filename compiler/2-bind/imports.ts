import type { ImportDeclaration, Name, ResourceName, SourceFile } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { type BindContext, runtimeCatalogue } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { importedFileUnreadable, notAJourneyFile, notDeclaredThere } from "./errors/imports.ts";
import { resolveNodeTypes } from "./node-imports.ts";
import { isCodeModule } from "./node-type-reader.ts";
import { readFailureText } from "./read-failure.ts";
import { suggestionDetails } from "./suggest-fix.ts";
import type { Declared, ImportedName } from "./symbols.ts";

/** What the files of the program declare, by path. */
export type DeclaredByFile = ReadonlyMap<string, ReadonlyMap<string, Declared>>;

/** Resolves every import of a file to a declaration of another. */
export function resolveImports(
  source: SourceFile,
  files: DeclaredByFile,
  context: BindContext,
  diagnostics: Diagnostic[],
): ImportedName[] {
  return source.declarations
    .filter((declaration) => declaration.kind === "Import")
    .flatMap((declaration) => resolveImport(source.path, declaration, files, context, diagnostics));
}

function resolveImport(
  file: string,
  declaration: ImportDeclaration,
  files: DeclaredByFile,
  context: BindContext,
  diagnostics: Diagnostic[],
): ImportedName[] {
  const specifier = declaration.from.value;
  if (isCodeModule(specifier)) {
    const catalogue = context.catalogue ?? runtimeCatalogue;
    return resolveNodeTypes(file, declaration, context, catalogue, diagnostics);
  }
  const path = specifier === "" ? undefined : context.resolve(file, specifier);
  const declared = path === undefined ? undefined : files.get(path);
  if (declared === undefined || path === undefined) {
    const problem = path === undefined ? undefined : missingFile(file, declaration, path, context);
    if (problem !== undefined) diagnostics.push(problem);
    return declaration.names.map((name) => ({
      name,
      specifier,
      path: undefined,
      target: undefined,
      meant: [],
    }));
  }
  return declaration.names.map((name) => {
    const target = declared.get(name.text);
    const known = target !== undefined || name.text === "";
    const meant = known ? [] : unknownImport(file, name, specifier, declared, diagnostics);
    return { name, specifier, path, target, meant };
  });
}

function missingFile(
  file: string,
  declaration: ImportDeclaration,
  path: string,
  context: BindContext,
): Diagnostic | undefined {
  const specifier = declaration.from.value;
  const place = { file, span: declaration.from.span };
  if (!specifier.endsWith(".journey")) {
    return report(notAJourneyFile, { specifier }, place, {
      hints: [
        "Journeys, connectors and resources are imported from `.journey` files, node types from `.ts` and `.js` files.",
      ],
    });
  }
  const read = context.readText(path);
  const reason = read.ok ? "could not be loaded" : readFailureText(read.failure);
  return report(importedFileUnreadable, { specifier, reason }, place, {
    hints: ["The path is relative to this file."],
  });
}

/** Reports an imported name that the other file does not declare. Returns what may have been meant. */
function unknownImport(
  file: string,
  name: Name | ResourceName,
  specifier: string,
  declared: ReadonlyMap<string, Declared>,
  diagnostics: Diagnostic[],
): readonly string[] {
  const suggestion = didYouMean(name.text, declared.keys());
  const place = { file, span: name.span };
  const details = suggestionDetails(suggestion, place);
  diagnostics.push(report(notDeclaredThere, { name: name.text, specifier }, place, details));
  return suggestion.candidates;
}
