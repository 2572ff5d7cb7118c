import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** Guards the stack: everything that walks through a value goes as deep as it is. */
export const nestedTooDeep = defineDiagnostic<{ path: string; limit: number }>({
  code: "J8002",
  severity: "error",
  title: "JSON is nested too deep",
  message: ({ path, limit }) => `\`${path}\` is nested deeper than ${limit} levels.`,
});
