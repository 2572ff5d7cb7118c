import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const notExported = defineDiagnostic<{ reason: string }>({
  code: "J8021",
  severity: "error",
  title: "Nothing exported",
  message: ({ reason }) => `Nothing is exported: ${reason}.`,
});
