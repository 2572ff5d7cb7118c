import type { Span } from "journeyc/analysis";
import type { Role } from "./legend.ts";

/** A piece of text with what it is. */
export interface SemanticToken {
  readonly span: Span;
  readonly role: Role;
}
