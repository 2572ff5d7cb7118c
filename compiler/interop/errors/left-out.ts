import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** What stands in a folder beside its journeys: one finding for each folder and kind. */
export const leftOut = defineDiagnostic<{ what: string }>({
  code: "J8008",
  severity: "hint",
  title: "Not imported",
  message: ({ what }) => what,
});
