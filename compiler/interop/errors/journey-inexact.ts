import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const journeyInexact = defineDiagnostic<{ journey: string; at: string }>({
  code: "J8019",
  severity: "error",
  title: "Import is not exact",
  message: ({ journey, at }) =>
    `Journey ${quote(journey)} would not be exported as it came: it differs at ${quote(at)}.`,
});
