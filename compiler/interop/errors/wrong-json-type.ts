import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const wrongJsonType = defineDiagnostic<{
  where: string;
  expected: string;
  found: string;
}>({
  code: "J8006",
  severity: "error",
  title: "Not the shape of a journey",
  message: ({ where, expected, found }) => `${quote(where)} must be ${expected}, and is ${found}.`,
});
