import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A fault of journeyc itself. */
export const internalError = defineDiagnostic<{ reason: string }>({
  code: "J9009",
  severity: "error",
  title: "Internal error",
  message: ({ reason }) => `journeyc failed: ${reason}`,
});
