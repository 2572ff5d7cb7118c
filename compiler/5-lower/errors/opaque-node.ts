import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A node whose type the runtime has no code for. It can be checked and exported, but not compiled. */
export const nodeTypeCannotRun = defineDiagnostic<{ node: string; type: string }>({
  code: "J9101",
  severity: "error",
  title: "Node type cannot run",
  message: ({ node, type }) =>
    `Node ${quote(node)} has the type ${quote(type)}, which the runtime cannot run.`,
});
