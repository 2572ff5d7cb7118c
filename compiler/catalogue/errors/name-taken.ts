import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A name, or an id of AM, that another node type has. */
export const nameTaken = defineDiagnostic<{ name: string; by: string }>({
  code: "J8032",
  severity: "error",
  title: "Node type that there is already",
  message: ({ name, by }) => `${quote(name)} is taken by ${by}.`,
});
