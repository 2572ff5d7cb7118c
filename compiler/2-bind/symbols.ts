import type {
  ConnectorDeclaration,
  Declaration,
  JourneyDeclaration,
  Name,
  ResourceDeclaration,
  ResourceName,
  SourceFile,
} from "../1-syntax/ast.ts";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Suggestion } from "./did-you-mean.ts";
import type { ImportedNodeType } from "./node-type-reader.ts";
import { duplicateDeclaration } from "./errors/declarations.ts";

/** What a name of a file stands for, before its parts are bound. */
export type Declared =
  | {
      readonly kind: "connector";
      readonly file: string;
      readonly declaration: ConnectorDeclaration;
    }
  | { readonly kind: "resource"; readonly file: string; readonly declaration: ResourceDeclaration }
  | { readonly kind: "journey"; readonly file: string; readonly declaration: JourneyDeclaration };

export type SymbolKind = Declared["kind"];

/** One name of an import, and what it names. */
export interface ImportedName {
  readonly name: Name | ResourceName;
  readonly specifier: string;
  /** Undefined when there is no such file in the program. */
  readonly path: string | undefined;
  readonly target: Declared | undefined;
  /** Set for a node type, which comes from a module. */
  readonly nodeType?: ImportedNodeType | undefined;
  /** What an unknown name may have been meant to be; those names are not reported again where they are used. */
  readonly meant: readonly string[];
}

/** The names of one file while it is being bound. */
export interface FileScope {
  readonly source: SourceFile;
  /** What this file declares. */
  readonly declared: Map<string, Declared>;
  readonly imports: ImportedName[];
  /** What this file declares and what it imports. */
  readonly visible: Map<string, Declared>;
  /** The node types that this file imports. */
  readonly nodeTypes: Map<string, ImportedNodeType>;
  /** Names that a failed import was to bring: they are unknown, and that has been reported. */
  readonly lost: Set<string>;
  /** The visible names that something in this file uses. */
  readonly used: Set<string>;
  /** What an unknown name of a kind may have been meant to be. */
  readonly suggest: Readonly<Record<SymbolKind, (name: string) => Suggestion>>;
}

function asDeclared(file: string, declaration: Declaration): Declared | undefined {
  switch (declaration.kind) {
    case "Connector":
      return { kind: "connector", file, declaration };
    case "Resource":
      return { kind: "resource", file, declaration };
    case "Journey":
      return { kind: "journey", file, declaration };
    case "Import":
      return undefined;
  }
}

/** Collects what a file declares. Of two declarations with one name, the first counts. */
export function declareSymbols(
  source: SourceFile,
  diagnostics: Diagnostic[],
): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const declaration of source.declarations) {
    const symbol = asDeclared(source.path, declaration);
    const name = symbol?.declaration.name;
    if (symbol === undefined || name === undefined || name.text === "") continue;
    const first = declared.get(name.text);
    if (first === undefined) {
      declared.set(name.text, symbol);
      continue;
    }
    const parameters = { name: name.text, kind: first.kind };
    diagnostics.push(
      report(
        duplicateDeclaration,
        parameters,
        { file: source.path, span: name.span },
        {
          related: [
            { file: source.path, span: first.declaration.name.span, text: "declared here first" },
          ],
          hints: ["Rename one of the two."],
        },
      ),
    );
  }
  return declared;
}
