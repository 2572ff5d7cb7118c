import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const contradiction = defineDiagnostic<{ type: string; fault: string }>({
  code: "J8037",
  severity: "error",
  title: "Catalogue entry that contradicts itself",
  message: ({ type, fault }) => `The entry of ${quote(type)} contradicts itself: ${fault}.`,
});
