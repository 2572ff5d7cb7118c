import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A folder has a name that ends in `.journey`. */
export const notAFile = defineDiagnostic<{ path: string }>({
  code: "J9002",
  severity: "error",
  title: "Not a file",
  message: ({ path }) => `\`${path}\` is a folder, and its name says that it is a journey file.`,
});
