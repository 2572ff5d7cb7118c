import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const badTypeId = defineDiagnostic<{ amType: string }>({
  code: "J8036",
  severity: "error",
  title: "Id that no node type can have",
  message: ({ amType }) => `${quote(amType)} cannot be the id of a node type.`,
});
