import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const unknownAnswer = defineDiagnostic<{ path: string }>({
  code: "J8033",
  severity: "error",
  title: "File that describes no node type",
  message: ({ path }) => `${quote(path)} is no answer of AM about node types.`,
});
