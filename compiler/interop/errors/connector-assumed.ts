import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

export const connectorAssumed = defineDiagnostic<{ connector: string; kind: string }>({
  code: "J8023",
  severity: "hint",
  title: "Connector known by its name alone",
  message: ({ connector, kind }) =>
    `The source has nothing of the system ${quote(connector)} but its name: the text declares it as ${quote(kind)}.`,
});
