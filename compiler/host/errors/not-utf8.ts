import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** Bytes that are no UTF-8 are not guessed at. */
export const notUtf8 = defineDiagnostic<{ path: string; reason: string }>({
  code: "J9005",
  severity: "error",
  title: "Not UTF-8",
  message: ({ path, reason }) => `\`${path}\` is not UTF-8 text: ${reason}.`,
});
