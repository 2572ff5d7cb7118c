import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

/** Two declarations of a file with one name. */
export const duplicateDeclaration = defineDiagnostic<{ name: string; kind: string }>({
  code: "J2009",
  severity: "error",
  title: "Duplicate declaration",
  message: ({ name, kind }) => `This file already declares a ${kind} ${quote(name)}.`,
});

export const unusedDeclaration = defineDiagnostic<{ kind: string; name: string }>({
  code: "J2014",
  severity: "warning",
  title: "Unused declaration",
  message: ({ kind, name }) => `The ${kind} ${quote(name)} is not used.`,
});

/** A journey that may only run inside another, and none runs it. */
export const uncalledInnerJourney = defineDiagnostic<{ name: string }>({
  code: "J2015",
  severity: "warning",
  title: "Inner journey that nobody calls",
  message: ({ name }) =>
    `Journey ${quote(name)} is \`innerTreeOnly\`, and no other journey calls it.`,
});

/** A declaration with the name of something imported. */
export const shadowsImport = defineDiagnostic<{ name: string }>({
  code: "J2016",
  severity: "error",
  title: "Declaration shadows an import",
  message: ({ name }) => `${quote(name)} is already the name of an import of this file.`,
});
