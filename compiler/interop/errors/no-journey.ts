import { defineDiagnostic } from "../../diagnostics/diagnostic.ts";

/** A file or folder that was asked for holds nothing that could be imported. */
export const noJourney = defineDiagnostic<{ path: string; kind: "file" | "folder" }>({
  code: "J8005",
  severity: "error",
  title: "No journey in it",
  message: ({ path, kind }) =>
    kind === "file"
      ? `\`${path}\` is JSON, but no journey in a format that journeyc knows.`
      : `There is no journey in \`${path}\`.`,
});
