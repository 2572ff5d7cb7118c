import type { Span } from "../1-syntax/ast.ts";
import type { DiagnosticDetails } from "../diagnostics/diagnostic.ts";
import type { Suggestion } from "./did-you-mean.ts";
import { quote, quoteList } from "./text.ts";

/**
 * *Did you mean*, as a hint and, where there is one clear candidate, as the preferred fix.
 * @param spell how a name is written in the file, where that is not as it is
 */
export function suggestionDetails(
  suggestion: Suggestion,
  place: { readonly file: string; readonly span: Span },
  spell: (name: string) => string = (name) => name,
): DiagnosticDetails & { readonly hints: readonly string[] } {
  if (suggestion.candidates.length === 0) return { hints: [] };
  return {
    hints: [`Did you mean ${quoteList(suggestion.candidates, "or")}?`],
    fixes: suggestion.candidates.map((candidate) => ({
      title: `Change to ${quote(candidate)}`,
      edits: [{ file: place.file, span: place.span, newText: spell(candidate) }],
      preferred: candidate === suggestion.clear,
    })),
  };
}
