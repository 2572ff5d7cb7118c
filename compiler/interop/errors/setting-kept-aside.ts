import { quote, quoteList } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const settingKeptAside = defineDiagnostic<{ node: string; settings: readonly string[] }>({
  code: "J8012",
  severity: "hint",
  title: "Setting kept in the layout",
  message: ({ node, settings }) =>
    `The catalogue does not know ${quoteList(settings)} of ${quote(node)}: kept in the layout, not in the text.`,
});
