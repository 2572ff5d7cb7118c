import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const changedOnBothSides = defineDiagnostic<{ journey: string; parts: readonly string[] }>({
  code: "J8025",
  severity: "warning",
  title: "Changed in the text and at the source",
  message: ({ journey, parts }) =>
    `Text and source of ${quote(journey)} have both changed since the last import, in ${quoteList(parts)}: the source's version was taken.`,
});
