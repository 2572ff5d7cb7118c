import { parseSource } from "../1-syntax/parse.ts";
import { printSource } from "../1-syntax/print.ts";
import { hasErrors, inOrder } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

export interface Formatted {
  /** The formatted text; undefined when the text has syntax errors, which formatting could make worse. */
  readonly text: string | undefined;
  /** Syntax errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Formats one file's text. There are no options: all journeys look alike. */
export function format(path: string, text: string): Formatted {
  const { value, diagnostics } = parseSource(path, text);
  const found = inOrder(diagnostics);
  return { text: hasErrors(found) ? undefined : printSource(value), diagnostics: found };
}
