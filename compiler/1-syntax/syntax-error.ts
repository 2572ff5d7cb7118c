import type { Problem } from "@journeyc/grammar";
import { defineDiagnostic, type DiagnosticDefinition } from "../diagnostics/diagnostic.ts";

/** What a message about syntax may speak of: the words and places of a finding of the grammar. */
export type SyntaxFinding = Omit<Problem, "kind">;

/** A kind of syntax error: what it says, what it advises, and how its repair is called. */
export interface SyntaxErrorDefinition extends DiagnosticDefinition<SyntaxFinding> {
  readonly hints?: (finding: SyntaxFinding) => readonly string[];
  /** The title of the repair that the finding carries as edits. */
  readonly fixTitle?: (finding: SyntaxFinding) => string;
  /** True when `--fix` may apply the repair without asking. */
  readonly certain?: boolean;
  /** What to say at the related place. */
  readonly relatedText?: string;
}

/** Declares a kind of syntax error. All are errors: nothing is emitted from a text that was not understood. */
export function defineSyntaxError(
  definition: Omit<SyntaxErrorDefinition, "severity">,
): SyntaxErrorDefinition {
  return { ...definition, ...defineDiagnostic({ ...definition, severity: "error" }) };
}

/** Words at the start of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
