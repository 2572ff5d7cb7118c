import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadRenderer } from "../diagnostics/renderers/index.ts";
import type { Checked } from "../workspace.ts";

/** A finding as bundlers show it: in the terminal as it is, in an overlay with its place. */
export interface Problem {
  readonly message: string;
  readonly loc: {
    /** The file on the disk. */
    readonly file: string;
    /** Counted from 1. */
    readonly line: number;
    /** Counted from 0. */
    readonly column: number;
  };
}

/**
 * Findings as one message, at the place of the first: bundlers stop at the first error, and who mends one wants to see
 * all of them.
 * @param onDisk the absolute path of a file
 */
export async function problemOf(
  diagnostics: readonly [Diagnostic, ...Diagnostic[]],
  { files, sources }: Checked,
  onDisk: (path: string) => string,
): Promise<Problem> {
  const render = await loadRenderer("pretty");
  const text = render({ diagnostics, files: files.length, sources }, { colors: false, width: 100 });
  const [{ primary }] = diagnostics;
  const { line, column } = sources.rangeOf(primary).start;
  return {
    message: text.trimEnd(),
    loc: { file: onDisk(primary.file), line, column: column - 1 },
  };
}
