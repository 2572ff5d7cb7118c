import { posix } from "../posix.ts";
import type { Declaration, SourceFile } from "../1-syntax/ast.ts";
import type { Fix, TextEdit } from "../diagnostics/diagnostic.ts";
import type { Declared } from "./symbols.ts";
import { quote } from "./text.ts";

/** How a file names another: `./x.journey`. */
export function specifierFor(fromFile: string, path: string): string {
  const relative = posix.relative(posix.dirname(fromFile), path);
  return relative.startsWith(".") ? relative : `./${relative}`;
}

/** What documentation and annotations can stand above. */
type Annotated = Pick<Declaration, "span" | "allows" | "doc">;

/** Where a declaration begins, with what stands above it and belongs to it. */
export function beginning(declaration: Annotated): number {
  const starts = [declaration.span.start, ...declaration.allows.map((allow) => allow.span.start)];
  if (declaration.doc !== undefined) starts.push(declaration.doc.span.start);
  return Math.min(...starts);
}

/** Adds a name to the import from a file, or an import of it. */
export function importEdit(source: SourceFile, name: string, specifier: string): TextEdit {
  // Behind half an import there is no telling where it ends.
  const imports = source.declarations
    .filter((declaration) => declaration.kind === "Import")
    .filter(({ from }) => from.value !== "");
  const same = imports.find(({ from, names }) => from.value === specifier && names.length > 0);
  const lastName = same?.names.at(-1);
  if (lastName !== undefined) {
    const { end } = lastName.span;
    return { file: source.path, span: { start: end, end }, newText: `, ${name}` };
  }
  const line = `import { ${name} } from ${JSON.stringify(specifier)}`;
  const last = imports.at(-1);
  if (last !== undefined) {
    const { end } = last.span;
    return { file: source.path, span: { start: end, end }, newText: `\n${line}` };
  }
  const first = source.declarations[0];
  const start = first === undefined ? source.text.length : beginning(first);
  return { file: source.path, span: { start, end: start }, newText: `${line}\n\n` };
}

/** Imports what another file of the program declares. */
export function importFix(source: SourceFile, symbol: Declared): Fix {
  const name = symbol.declaration.name.text;
  const specifier = specifierFor(source.path, symbol.file);
  return {
    title: `Import ${quote(name)} from ${quote(specifier)}`,
    edits: [importEdit(source, name, specifier)],
    preferred: true,
  };
}
