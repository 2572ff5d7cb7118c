import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** With `--out-dir` the folders below the root are kept; a file that is not below it has no place. */
export const outputOutside = defineDiagnostic<{ source: string; root: string; folder: string }>({
  code: "J9011",
  severity: "error",
  title: "Output outside of the output folder",
  message: ({ source, root, folder }) =>
    `\`${source}\` lies outside of \`${root}\`, so its output would lie outside of \`${folder}\``,
});
