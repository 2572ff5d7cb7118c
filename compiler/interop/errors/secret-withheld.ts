import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const secretWithheld = defineDiagnostic<{ node: string; setting: string }>({
  code: "J8020",
  severity: "hint",
  title: "Secret not in the import",
  message: ({ node, setting }) =>
    `The source withholds the secret ${quote(setting)} of ${quote(node)}: the text names it as one of the environment.`,
});
