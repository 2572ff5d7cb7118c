import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";

/** The text that a finding marks; of the word `success` the step that leads there: `check.true -> success`. */
export function placeOf({ path, primary: { span } }: Diagnostic, text: string): string {
  const marked = text.slice(span.start, span.end);
  const last = path.at(-1);
  if (marked !== "success" || last?.outcome === undefined) return marked;
  return `${last.outcome === "outcome" ? last.node : `${last.node}.${last.outcome}`} -> success`;
}
