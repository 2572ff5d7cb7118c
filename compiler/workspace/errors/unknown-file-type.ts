import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** Only `.journey` files are read as journeys. */
export const unknownFileType = defineDiagnostic<{ path: string }>({
  code: "J9010",
  severity: "error",
  title: "Not a journey file",
  message: ({ path }) => `\`${path}\` does not end in \`.journey\`.`,
});
