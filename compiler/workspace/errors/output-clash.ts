import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** Two files whose names differ only in case: on Windows and macOS one would overwrite the other. */
export const outputClash = defineDiagnostic<{ source: string; other: string; output: string }>({
  code: "J9008",
  severity: "error",
  title: "Two sources for one output",
  message: ({ source, other, output }) =>
    `\`${source}\` and \`${other}\` both compile to \`${output}\` on a file system that ignores case.`,
});
