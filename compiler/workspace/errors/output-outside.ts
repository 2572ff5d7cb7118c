import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** With `--out-dir` the folders below the working folder are kept; a file that is not below it has no place. */
export const outputOutside = defineDiagnostic<{ source: string; folder: string }>({
  code: "J9011",
  severity: "error",
  title: "Output outside of the output folder",
  message: ({ source, folder }) =>
    `\`${source}\` is not below the working folder, so its output would not be below \`${folder}\`.`,
});
