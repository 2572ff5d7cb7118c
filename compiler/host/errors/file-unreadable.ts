import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** The system refuses to read a file, or it is a pipe or a device, which are not read. */
export const fileUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: "J9003",
  severity: "error",
  title: "File cannot be read",
  message: ({ path, reason }) => `\`${path}\` cannot be read: ${reason}.`,
});
