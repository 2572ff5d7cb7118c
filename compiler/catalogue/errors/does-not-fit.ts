import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const doesNotFit = defineDiagnostic<{ place: string; fault: string }>({
  code: "J8031",
  severity: "error",
  title: "Catalogue that does not fit",
  message: ({ place, fault }) =>
    place === "" ? `The catalogue ${fault}.` : `${quote(place)} in the catalogue ${fault}.`,
});
