import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const fileNameTaken = defineDiagnostic<{ name: string; wanted: string; file: string }>({
  code: "J8010",
  severity: "hint",
  title: "File name taken",
  message: ({ name, wanted, file }) =>
    `${quote(wanted)} is another file, so journey ${quote(name)} is ${quote(file)}.`,
});
