import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { Span } from "../1-syntax/ast.ts";

/** Where something is declared in a module. */
export interface ModulePlace {
  /** As the host names it. */
  readonly file: string;
  readonly span: Span;
}

/** What the type of an exported value says. */
export type ExportReading =
  | {
      readonly kind: "nodeType";
      readonly manifest: NodeManifest;
      /** What an app must provide for it. */
      readonly needs: readonly string[];
      readonly place: ModulePlace;
    }
  /** A node type whose definition cannot be told from its type. */
  | { readonly kind: "unreadable"; readonly reason: string; readonly place: ModulePlace }
  | { readonly kind: "other"; readonly type: string; readonly place: ModulePlace };

/** The values that a module exports, by name. */
export type ModuleReading = ReadonlyMap<string, ExportReading>;

/** A node type that a journey file imports from a module. */
export interface ImportedNodeType {
  /** What the file calls it, which is what its module exports it as. */
  readonly name: string;
  /** As the file writes it: `./nodes.ts`. */
  readonly specifier: string;
  readonly manifest: NodeManifest;
  readonly needs: readonly string[];
  readonly place: ModulePlace;
}

/** True when both are one export, whatever they are imported by. */
export function isSameType(
  { place: one }: Pick<ImportedNodeType, "place">,
  { place: other }: Pick<ImportedNodeType, "place">,
): boolean {
  return one.file === other.file && one.span.start === other.span.start;
}

/** True for a module that may export node types. */
export function isCodeModule(specifier: string): boolean {
  return /\.[mc]?[jt]s$/.test(specifier) && !/\.d\.[mc]?ts$/.test(specifier);
}
