import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A file without the `@generated` mark is someone's work. */
export const outputNotOurs = defineDiagnostic<{ output: string }>({
  code: "J9012",
  severity: "error",
  title: "Output is not a generated file",
  message: ({ output }) => `\`${output}\` exists and was not generated, so it is not overwritten.`,
});
