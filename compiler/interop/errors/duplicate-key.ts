import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** JSON leaves open which one counts; AM, frodo and journeyc take the last. */
export const duplicateKey = defineDiagnostic<{ key: string }>({
  code: "J8003",
  severity: "warning",
  title: "Key stands twice",
  message: ({ key }) => `The key ${quote(key)} stands twice in this object: the last one counts.`,
});
