import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const notJson = defineDiagnostic<{ path: string; fault: string }>({
  code: "J8001",
  severity: "error",
  title: "Not JSON",
  message: ({ path, fault }) => `\`${path}\` is not JSON: ${fault}.`,
});
