import type { SourceFile } from "../1-syntax/ast.ts";
import { declareSymbols, type Declared } from "../2-bind/symbols.ts";

function said([name, { kind, declaration }]: readonly [string, Declared]): readonly string[] {
  return declaration.kind === "Resource" ? [kind, name, declaration.from.value] : [kind, name];
}

/**
 * What other files see of a file without importing it, and what it takes of them: its imports as they are written, and
 * the names that it declares.
 */
export function outlineOf(source: SourceFile): string {
  const imports = source.declarations
    .filter(({ kind }) => kind === "Import")
    .map(({ span }) => source.text.slice(span.start, span.end));
  return JSON.stringify([imports, [...declareSymbols(source, [])].map(said)]);
}
