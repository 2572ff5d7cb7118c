import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const typeNotNamed = defineDiagnostic<{ path: string }>({
  code: "J8034",
  severity: "error",
  title: "Description without its node type",
  message: ({ path }) => `${quote(path)} does not say which node type it describes.`,
});
