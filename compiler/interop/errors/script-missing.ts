import { quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const scriptMissing = defineDiagnostic<{ count: number; nodes: readonly string[] }>({
  code: "J8016",
  severity: "warning",
  title: "Script not in the import",
  message: ({ count, nodes }) =>
    `The import does not have ${count === 1 ? "the script" : `${count} scripts`} of ${quoteList(nodes)}.`,
});
