import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A folder without journey files, or an empty standard input: success would hide a mistake. */
export const nothingToDo = defineDiagnostic<{ path: string }>({
  code: "J9006",
  severity: "error",
  title: "Nothing to do",
  message: ({ path }) => `\`${path}\` has no journey files.`,
});
