import type { Value } from "../1-syntax/ast.ts";
import type {
  BoundFile,
  Connector,
  Journey,
  Node,
  Member,
  Program,
  Symbol,
} from "../2-bind/model.ts";

/** What the names of a file mean, the imported ones included. */
export type Scope = ReadonlyMap<string, Symbol>;

export function scopeOf(file: BoundFile): Scope {
  const scope = new Map<string, Symbol>();
  for (const symbol of [...file.connectors, ...file.resources, ...file.journeys]) {
    if (!scope.has(symbol.name)) scope.set(symbol.name, symbol);
  }
  for (const { name, symbol } of file.imports) {
    if (symbol && !scope.has(name.text)) scope.set(name.text, symbol);
  }
  return scope;
}

/** The scope of every file, by its path. */
export function scopesOf(program: Program): ReadonlyMap<string, Scope> {
  return new Map(program.files.map((file) => [file.source.path, scopeOf(file)]));
}

/** What the settings of a node and of its members refer to by a bare name, in source order. */
export function referencesOf(node: Node, scope: Scope): readonly (Connector | Journey)[] {
  const found = new Set<Connector | Journey>();
  const visit = (value: Value): void => {
    if (value.kind === "List") value.items.forEach(visit);
    if (value.kind === "Object") value.entries.forEach((entry) => visit(entry.value));
    if (value.kind !== "Reference") return;
    const symbol = scope.get(value.name.text);
    if (symbol && symbol.kind !== "resource") found.add(symbol);
  };
  const parts: readonly (Node | Member)[] = [node, ...node.members];
  for (const part of parts) part.declaration.settings.forEach((setting) => visit(setting.value));
  return [...found];
}
