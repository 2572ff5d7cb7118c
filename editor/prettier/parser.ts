import { Lines, parseSource } from "journeyc/syntax";
import type { Parser } from "prettier";
import type { JourneyText } from "./journey-text.ts";
import { hasPragma } from "./pragma.ts";

/** What prettier shows with the lines around it. Lines and columns are counted from 1. */
class JourneySyntaxError extends SyntaxError {
  override readonly name = "SyntaxError";
  readonly loc: { readonly start: Place; readonly end: Place };

  constructor(message: string, start: Place, end: Place) {
    super(`${message} (${start.line}:${start.column})`);
    this.loc = { start, end };
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** @throws for the first syntax error: formatting could make it worse */
function parse(text: string, { filepath }: { readonly filepath?: string }): JourneyText {
  const { value, diagnostics } = parseSource(filepath ?? "", text);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error === undefined) return { type: "journey", file: value };
  const { start, end } = error.primary.span;
  const lines = new Lines(text);
  throw new JourneySyntaxError(
    `${error.code}: ${error.message}`,
    lines.positionAt(start),
    lines.positionAt(Math.max(end, start + 1)),
  );
}

export const parser: Parser<JourneyText> = {
  astFormat: "journey",
  parse,
  hasPragma: (text) => hasPragma(text, ["format", "prettier"]),
  hasIgnorePragma: (text) => hasPragma(text, ["noformat", "noprettier"]),
  locStart: ({ file }) => file.span.start,
  locEnd: ({ file }) => file.span.end,
};
