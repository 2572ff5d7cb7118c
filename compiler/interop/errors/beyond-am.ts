import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A setting or an outcome of ours, which AM does not have. */
export const notInAm = defineDiagnostic<{ what: string; instead: string }>({
  code: "J8027",
  severity: "warning",
  title: "Not in AM",
  message: ({ what, instead }) => `AM does not have ${what}: the export leaves it out. ${instead}`,
});
