import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const notExportedThere = defineDiagnostic<{ name: string; specifier: string }>({
  code: "J2045",
  severity: "error",
  title: "Imported name not exported",
  message: ({ name, specifier }) => `${quote(specifier)} exports no value named ${quote(name)}.`,
});

export const notANodeType = defineDiagnostic<{ name: string; type: string }>({
  code: "J2046",
  severity: "error",
  title: "Import of something that is no node type",
  message: ({ name, type }) => `${quote(name)} is no node type, but ${quote(type)}.`,
});

export const nodeTypeUnreadable = defineDiagnostic<{ name: string; reason: string }>({
  code: "J2047",
  severity: "error",
  title: "Node type that cannot be read",
  message: ({ name, reason }) => `Node type ${quote(name)} cannot be read: ${reason}.`,
});

export const nodeTypeNameTaken = defineDiagnostic<{ name: string; taken: string }>({
  code: "J2048",
  severity: "error",
  title: "Node type with the name of another",
  message: ({ name, taken }) =>
    name === taken
      ? `There is a node type ${quote(taken)} already.`
      : `Node type ${quote(name)} calls itself ${quote(taken)}, and there is such a type already.`,
});
