import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const scriptMissing = defineDiagnostic<{ node: string; script: string }>({
  code: "J8016",
  severity: "warning",
  title: "Script not in the import",
  message: ({ node, script }) =>
    `The import does not have the script ${quote(script)} of ${quote(node)}.`,
});
