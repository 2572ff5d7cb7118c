import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A catalogue, or an answer of AM that is to be imported into one. */
export const catalogueNotJson = defineDiagnostic<{ path: string; fault: string }>({
  code: "J8030",
  severity: "error",
  title: "Catalogue is not JSON",
  message: ({ path, fault }) => `${quote(path)} is not JSON: ${fault}.`,
});
