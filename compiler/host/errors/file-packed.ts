import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** An archive is not looked into: what is in it is the user's to choose, and its size says nothing. */
export const filePacked = defineDiagnostic<{ path: string; reason: string }>({
  code: "J8007",
  severity: "error",
  title: "File is packed",
  message: ({ path, reason }) => `\`${path}\` is packed: ${reason}.`,
});
