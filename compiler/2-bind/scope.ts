import type { SourceFile } from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { suggester } from "./did-you-mean.ts";
import { duplicateImport } from "./errors/imports.ts";
import { shadowsImport } from "./errors/declarations.ts";
import { nodeTypeNameTaken } from "./errors/node-types.ts";
import { isSameType, type ImportedNodeType } from "./node-type-reader.ts";
import type { Declared, FileScope, ImportedName, SymbolKind } from "./symbols.ts";

/** Puts a file's declarations and imports into one scope; a name that both bring is reported. */
export function openScope(
  source: SourceFile,
  declared: Map<string, Declared>,
  imports: ImportedName[],
  diagnostics: Diagnostic[],
): FileScope {
  const visible = new Map(declared);
  const nodeTypes = new Map<string, ImportedNodeType>();
  const lost = new Set<string>();
  const first = new Map<string, ImportedName>();
  for (const imported of imports) {
    const name = imported.name.text;
    if (name === "") continue;
    const before = first.get(name);
    if (before !== undefined) {
      reportDuplicate(source.path, imported, before, diagnostics);
      continue;
    }
    first.set(name, imported);
    const own = declared.get(name);
    if (own !== undefined) reportShadow(source.path, own, imported, diagnostics);
    else if (imported.target !== undefined) visible.set(name, imported.target);
    else if (imported.nodeType !== undefined) {
      reportSameType(source.path, imported.nodeType, imported, nodeTypes, diagnostics);
      nodeTypes.set(name, imported.nodeType);
    } else for (const meant of [name, ...imported.meant]) lost.add(meant);
  }
  const named = (kind: SymbolKind) => (): string[] =>
    [...visible].filter(([, symbol]) => symbol.kind === kind).map(([name]) => name);
  return {
    source,
    declared,
    imports,
    visible,
    nodeTypes,
    lost,
    used: new Set(),
    suggest: {
      connector: suggester(named("connector")),
      resource: suggester(named("resource")),
      journey: suggester(named("journey")),
    },
  };
}

/** Two types that call themselves the same could not be told apart in what the runtime tells. */
function reportSameType(
  file: string,
  { manifest, place }: ImportedNodeType,
  { name }: ImportedName,
  before: ReadonlyMap<string, ImportedNodeType>,
  diagnostics: Diagnostic[],
): void {
  const taken = manifest.type;
  const other = [...before.values()].find(
    (one) => one.manifest.type === taken && !isSameType(one, { place }),
  );
  if (other === undefined) return;
  const parameters = { name: name.text, taken };
  diagnostics.push(
    report(
      nodeTypeNameTaken,
      parameters,
      { file, span: name.span },
      {
        related: [
          { ...other.place, text: "the other one" },
          { ...place, text: "exported here" },
        ],
        hints: ["Give another `type` to one `defineNode`."],
      },
    ),
  );
}

function reportDuplicate(
  file: string,
  imported: ImportedName,
  first: ImportedName,
  diagnostics: Diagnostic[],
): void {
  diagnostics.push(
    report(
      duplicateImport,
      { name: imported.name.text },
      { file, span: imported.name.span },
      {
        related: [{ file, span: first.name.span, text: "imported here first" }],
      },
    ),
  );
}

function reportShadow(
  file: string,
  own: Declared,
  imported: ImportedName,
  diagnostics: Diagnostic[],
): void {
  const { name } = own.declaration;
  diagnostics.push(
    report(
      shadowsImport,
      { name: name.text },
      { file, span: name.span },
      {
        related: [{ file, span: imported.name.span, text: "imported here" }],
        hints: ["Rename the declaration, or drop the import."],
      },
    ),
  );
}
