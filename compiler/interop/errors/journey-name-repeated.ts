import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const journeyNameRepeated = defineDiagnostic<{ name: string; file: string }>({
  code: "J8015",
  severity: "warning",
  title: "Two journeys of one name",
  message: ({ name, file }) =>
    `The import has two journeys ${quote(name)} with different content: this one is in ${quote(file)}.`,
});
