import type { Span } from "journeyc/analysis";
import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/** A path that a layout names, seen from its journey; with its string. */
interface LayoutPath {
  readonly specifier: string;
  readonly span: Span;
}

function pathIn(node: Node | undefined): LayoutPath[] {
  const value: unknown = node?.value;
  if (node === undefined || typeof value !== "string") return [];
  return [{ specifier: value, span: { start: node.offset, end: node.offset + node.length } }];
}

/** What a layout says of files: its scripts by their paths, and the files of each kind of dependency. */
export function layoutPaths(text: string | undefined): readonly LayoutPath[] {
  const root = text === undefined ? undefined : parseTree(text);
  if (root === undefined) return [];
  const properties = (key: string): readonly Node[] =>
    findNodeAtLocation(root, [key])?.children ?? [];
  const scripts = properties("scripts").flatMap(({ children }) => pathIn(children?.[0]));
  const kinds = properties("dependencies").flatMap(({ children }) => children?.[1] ?? []);
  const dependencies = kinds.flatMap(({ type, children = [] }) =>
    children.flatMap((entry) =>
      pathIn(type === "array" ? findNodeAtLocation(entry, ["file"]) : entry.children?.[1]),
    ),
  );
  return [...scripts, ...dependencies];
}
