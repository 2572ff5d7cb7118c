import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const innerJourneyMissing = defineDiagnostic<{ journey: string; inner: string }>({
  code: "J8011",
  severity: "warning",
  title: "Inner journey not in the import",
  message: ({ journey, inner }) =>
    `Journey ${quote(journey)} runs ${quote(inner)}, which is neither in the import nor in the folder.`,
});
