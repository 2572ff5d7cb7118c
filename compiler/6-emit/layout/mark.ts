import { builders } from "prettier/doc";
import type { Span } from "../../1-syntax/ast.ts";

/** A document of prettier's: text with the places where it may break. */
export type Doc = builders.Doc;

/** Where a piece of the output comes from. */
export interface Origin {
  readonly span: Span;
  /** The name that the source uses there. */
  readonly name?: string;
}

/** A piece of output that the source map leads back to the source. */
export function mark(origin: Origin, text: string): Doc {
  // A label does not change what is printed.
  return builders.label(origin, text);
}
