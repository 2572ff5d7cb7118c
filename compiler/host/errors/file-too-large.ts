import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** Guards time and memory: see `maximumFileBytes`. */
export const fileTooLarge = defineDiagnostic<{ path: string; reason: string }>({
  code: "J9004",
  severity: "error",
  title: "File too large",
  message: ({ path, reason }) => `\`${path}\` is too large: ${reason}.`,
});
