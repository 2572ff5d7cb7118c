import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const importedFileUnreadable = defineDiagnostic<{ specifier: string; reason: string }>({
  code: "J2007",
  severity: "error",
  title: "Imported file cannot be read",
  message: ({ specifier, reason }) => `The imported file ${quote(specifier)} ${reason}.`,
});

export const notDeclaredThere = defineDiagnostic<{ name: string; specifier: string }>({
  code: "J2008",
  severity: "error",
  title: "Imported name not declared",
  message: ({ name, specifier }) => `${quote(specifier)} declares nothing named ${quote(name)}.`,
});

export const duplicateImport = defineDiagnostic<{ name: string }>({
  code: "J2017",
  severity: "error",
  title: "Duplicate import",
  message: ({ name }) => `${quote(name)} is already imported.`,
});

export const notAJourneyFile = defineDiagnostic<{ specifier: string }>({
  code: "J2023",
  severity: "error",
  title: "Import of another kind of file",
  message: ({ specifier }) => `${quote(specifier)} is not a \`.journey\` file.`,
});

export const unusedImport = defineDiagnostic<{ name: string }>({
  code: "J2013",
  severity: "warning",
  title: "Unused import",
  message: ({ name }) => `${quote(name)} is imported and not used.`,
});
