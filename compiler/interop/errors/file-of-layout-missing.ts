import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const fileOfLayoutMissing = defineDiagnostic<{ file: string; reason: string }>({
  code: "J8022",
  severity: "error",
  title: "File of an import missing",
  message: ({ file, reason }) => `The layout names ${quote(file)}, which ${reason}.`,
});
