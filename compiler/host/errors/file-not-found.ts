import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A path that was asked for is not there. */
export const fileNotFound = defineDiagnostic<{ path: string }>({
  code: "J9001",
  severity: "error",
  title: "File not found",
  message: ({ path }) => `\`${path}\` does not exist.`,
});
