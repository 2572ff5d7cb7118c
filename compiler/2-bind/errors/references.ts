import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const unknownJourney = defineDiagnostic<{ name: string }>({
  code: "J2003",
  severity: "error",
  title: "Unknown journey",
  message: ({ name }) => `No journey ${quote(name)} is declared or imported in this file.`,
});

export const unknownConnector = defineDiagnostic<{ name: string }>({
  code: "J2004",
  severity: "error",
  title: "Unknown connector",
  message: ({ name }) => `No connector ${quote(name)} is declared or imported in this file.`,
});

export const unknownConnectorKind = defineDiagnostic<{ kind: string }>({
  code: "J2005",
  severity: "error",
  title: "Unknown connector kind",
  message: ({ kind }) => `There is no connector kind ${quote(kind)}.`,
});

export const unknownResource = defineDiagnostic<{ name: string }>({
  code: "J2006",
  severity: "error",
  title: "Unknown resource",
  message: ({ name }) => `No resource ${quote(name)} is declared or imported in this file.`,
});

/** A bare name in the settings of an opaque node, where nothing says what it should be. */
export const unknownName = defineDiagnostic<{ name: string }>({
  code: "J2024",
  severity: "error",
  title: "Unknown name",
  message: ({ name }) => `Nothing named ${quote(name)} is declared or imported in this file.`,
});

/** A connector where a journey is wanted, and the like. */
export const wrongKindOfName = defineDiagnostic<{ name: string; is: string; wanted: string }>({
  code: "J2025",
  severity: "error",
  title: "Wrong kind of name",
  message: ({ name, is, wanted }) => `${quote(name)} is a ${is}; a ${wanted} is wanted here.`,
});
