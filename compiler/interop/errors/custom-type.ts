import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../../2-bind/text.ts";

/** A node whose type is written in TypeScript, and a journey that is to go to AM. */
export const typeNotInAm = defineDiagnostic<{ node: string; type: string }>({
  code: "J2049",
  severity: "error",
  title: "Node type that AM cannot have",
  message: ({ node, type }) =>
    `Node ${quote(node)} is of the type ${quote(type)}, which is written in TypeScript: AM cannot have it.`,
});
