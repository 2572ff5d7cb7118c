import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** What is written goes to the folder that was named, and nowhere else: a link may be somebody else's. */
export const writtenElsewhere = defineDiagnostic<{ path: string; folder: string }>({
  code: "J8021",
  severity: "error",
  title: "File would be elsewhere",
  message: ({ path, folder }) =>
    `${quote(path)} would not be written in ${quote(folder)}: a symbolic link leads out of it.`,
});
