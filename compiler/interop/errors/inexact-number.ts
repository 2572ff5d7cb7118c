import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const inexactNumber = defineDiagnostic<{ literal: string; read: string }>({
  code: "J8004",
  severity: "warning",
  title: "Number is not kept",
  message: ({ literal, read }) =>
    `The number ${quote(literal)} cannot be kept: it is read as ${quote(read)}.`,
});
