import { quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const nodeWithoutSettings = defineDiagnostic<{ nodes: readonly string[] }>({
  code: "J8014",
  severity: "warning",
  title: "Node without settings",
  message: ({ nodes }) => `The source has no settings for ${quoteList(nodes)}.`,
});
