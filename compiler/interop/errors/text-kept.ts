import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const textKept = defineDiagnostic<{ journey: string; parts: readonly string[] }>({
  code: "J8026",
  severity: "hint",
  title: "Change of the text kept",
  message: ({ journey, parts }) =>
    `The source of ${quote(journey)} does not have what the text has changed since the last import, in ${quoteList(parts)}: the text stays.`,
});
