import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** The system refuses to write a file. */
export const outputNotWritten = defineDiagnostic<{ path: string; reason: string }>({
  code: "J9007",
  severity: "error",
  title: "Output cannot be written",
  message: ({ path, reason }) => `\`${path}\` cannot be written: ${reason}.`,
});
