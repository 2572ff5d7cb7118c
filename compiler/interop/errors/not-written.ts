import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A format that keeps each thing once has no room for two that are called the same. */
export const notWritten = defineDiagnostic<{ format: string; what: string }>({
  code: "J8009",
  severity: "error",
  title: "Format cannot hold it",
  message: ({ format, what }) => `The format \`${format}\` cannot hold ${what}.`,
});
