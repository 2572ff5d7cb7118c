import type {
  Declaration,
  JourneyDeclaration,
  Name,
  NodeDeclaration,
  PageDeclaration,
  PageMember,
  ResourceName,
  SourceFile,
  Span,
} from "journeyc/analysis";
import { SymbolKind } from "vscode-languageserver";

/** A declaration as outlines and searches show it. */
export interface FileSymbol {
  readonly name: string;
  /** Its type, or what else tells it from others. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly whole: Span;
  /** Where its name stands; inside of the whole. */
  readonly selection: Span;
  readonly children: readonly FileSymbol[];
}

/** Kinds that editors have icons for, none of them meant for journeys. */
export const symbolKinds = {
  journey: SymbolKind.Class,
  start: SymbolKind.Constructor,
  page: SymbolKind.Interface,
  node: SymbolKind.Method,
  member: SymbolKind.Field,
  connector: SymbolKind.Module,
  resource: SymbolKind.Struct,
} as const;

const known = new WeakMap<SourceFile, readonly FileSymbol[]>();

/** What a file declares, from its tree alone: what is being written is there, too. */
export function fileSymbols(file: SourceFile): readonly FileSymbol[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const symbols = file.declarations.flatMap(declarationSymbols);
  known.set(file, symbols);
  return symbols;
}

function symbol(
  kind: keyof typeof symbolKinds,
  { name, span }: { readonly name: Name | ResourceName; readonly span: Span },
  detail: string,
  children: readonly FileSymbol[] = [],
): FileSymbol {
  const selection = name.text === "" ? { start: span.start, end: span.start } : name.span;
  const whole = {
    start: Math.min(span.start, selection.start),
    end: Math.max(span.end, selection.end),
  };
  // Editors refuse symbols without a name.
  const shown = name.text === "" ? `(${kind})` : name.text;
  return { name: shown, detail, kind: symbolKinds[kind], whole, selection, children };
}

function declarationSymbols(declaration: Declaration): readonly FileSymbol[] {
  switch (declaration.kind) {
    case "Journey":
      return [journeySymbol(declaration)];
    case "Connector":
      return [symbol("connector", declaration, declaration.type.text)];
    case "Resource":
      return [symbol("resource", declaration, declaration.from.value)];
    case "Import":
      return [];
  }
}

function journeySymbol(declaration: JourneyDeclaration): FileSymbol {
  const starts = declaration.starts.map(({ target, span }) => {
    const name = { text: "start", span: { start: span.start, end: span.start + "start".length } };
    return symbol("start", { name, span }, `-> ${target.text}`);
  });
  const nodes = declaration.nodes.map((node) =>
    node.kind === "Page" ? pageSymbol(node) : nodeSymbol("node", node),
  );
  const inOrder = [...starts, ...nodes].toSorted((a, b) => a.whole.start - b.whole.start);
  const { displayName, resource } = declaration;
  return symbol("journey", declaration, displayName?.value ?? resource?.text ?? "", inOrder);
}

function pageSymbol(page: PageDeclaration): FileSymbol {
  const members = page.members.map((member) => nodeSymbol("member", member));
  return symbol("page", page, page.displayName?.value ?? "page", members);
}

function nodeSymbol(kind: "node" | "member", node: NodeDeclaration | PageMember): FileSymbol {
  return symbol(kind, node, node.type.text);
}

/** A symbol and what it is a part of. */
export interface ContainedSymbol {
  readonly symbol: FileSymbol;
  readonly containerName: string | undefined;
}

/** All symbols of a tree of them, one after the other. */
export function withContainers(
  symbols: readonly FileSymbol[],
  containerName?: string,
): readonly ContainedSymbol[] {
  return symbols.flatMap((symbol) => [
    { symbol, containerName },
    ...withContainers(
      symbol.children,
      containerName === undefined ? symbol.name : `${containerName}.${symbol.name}`,
    ),
  ]);
}
