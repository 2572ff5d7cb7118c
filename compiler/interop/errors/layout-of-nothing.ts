import { quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const layoutOfNothing = defineDiagnostic<{ nodes: readonly string[] }>({
  code: "J8018",
  severity: "hint",
  title: "Layout of a node that is not there",
  message: ({ nodes }) =>
    `The layout still has ${quoteList(nodes)}, which the journey does not have.`,
});
