import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const unknownAmType = defineDiagnostic<{ type: string; nodes: readonly string[] }>({
  code: "J8013",
  severity: "warning",
  title: "Node type not in the catalogue",
  message: ({ type, nodes }) =>
    `The catalogue does not know the node type ${quote(type)} of ${quoteList(nodes)}: imported as it is, without checks of its own.`,
});
