import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const fileNameTaken = defineDiagnostic<{ name: string; wanted: string; file: string }>({
  code: "J8010",
  severity: "hint",
  title: "File name taken",
  message: ({ name, wanted, file }) =>
    `Journey ${quote(name)} is in ${quote(file)}, since ${quote(wanted)} is taken.`,
});
