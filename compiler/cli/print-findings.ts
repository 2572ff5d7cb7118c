import { countOf } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadRenderer } from "../diagnostics/renderers/index.ts";
import type { Sources } from "../diagnostics/report.ts";
import type { ReporterOptions } from "./options.ts";
import type { Channel, Terminal } from "./terminal.ts";

/** Findings of a run, and the texts that they speak of. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly unknown[];
  readonly sources: Sources;
}

/** `1 file`, `2 files` */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

/** Writes findings as the reporter has them. `json`, `sarif` and `junit` write a document even when there are none. */
export async function printFindings(
  { diagnostics, files, sources }: Findings,
  { reporter, quiet }: ReporterOptions,
  { write, colors, width }: Channel,
): Promise<void> {
  const shown = quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  const render = await loadRenderer(reporter);
  write(render({ diagnostics: shown, files: files.length, sources }, { colors, width }));
}

/**
 * The last line of `pretty`, on the log: `3 files, 1 error, 2 warnings (41 ms)`.
 * @param since when the run began, in milliseconds since the process did: what the user waited for
 */
export function printSummary(
  { diagnostics, files }: Findings,
  { reporter, quiet }: ReporterOptions,
  { log }: Terminal,
  details: readonly string[] = [],
  since = 0,
): void {
  if (quiet || reporter !== "pretty") return;
  const parts = [
    plural(files.length, "file"),
    plural(countOf("error", diagnostics), "error"),
    plural(countOf("warning", diagnostics), "warning"),
    ...details,
  ];
  const elapsed = Math.round(performance.now() - since);
  log.write(`${diagnostics.length > 0 ? "\n" : ""}${parts.join(", ")} (${elapsed} ms)\n`);
}

/** Says why the exit code is 1 although there is no error. */
export function printWarningLimit(
  { diagnostics }: Findings,
  maxWarnings: number | undefined,
  { log }: Terminal,
): void {
  const warnings = countOf("warning", diagnostics);
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    log.write(`${plural(warnings, "warning")}; --max-warnings allows ${maxWarnings}.\n`);
  }
}
