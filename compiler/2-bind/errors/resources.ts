import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";
import { quote } from "../text.ts";

export const schemaUnreadable = defineDiagnostic<{ path: string; reason: string }>({
  code: "J2018",
  severity: "error",
  title: "Resource schema cannot be read",
  message: ({ path, reason }) => `The schema ${quote(path)} ${reason}.`,
});

export const schemaNotJson = defineDiagnostic<{
  path: string;
  line: number;
  column: number;
  fault: string;
}>({
  code: "J2019",
  severity: "error",
  title: "Resource schema is not JSON",
  message: ({ path, line, column, fault }) =>
    `The schema ${quote(path)} is not JSON: line ${line}, column ${column}: ${fault}.`,
});

export const schemaNotAnObject = defineDiagnostic<{ path: string; found: string }>({
  code: "J2020",
  severity: "error",
  title: "Resource schema is not a JSON Schema of an object",
  message: ({ path, found }) =>
    `The schema ${quote(path)} does not describe an object with properties: ${found}.`,
});

/** One resource name, two schemas in one program. */
export const resourceSchemasDiffer = defineDiagnostic<{ name: string; other: string }>({
  code: "J2022",
  severity: "error",
  title: "Resource with different schemas",
  message: ({ name, other }) => `${quote(name)} has another schema in ${quote(other)}.`,
});
