import { countOf } from "../diagnostics/collection.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadRenderer } from "../diagnostics/renderers/index.ts";
import type { Sources } from "../diagnostics/report.ts";
import type { Printed } from "../build-cache/run-record.ts";
import type { ReporterOptions, WarningOptions } from "./options.ts";
import { summaryLine } from "./print-run.ts";
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

async function render(
  { diagnostics, files, sources }: Findings,
  { reporter, quiet }: ReporterOptions,
  { colors, width }: Channel,
): Promise<string> {
  const shown = quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
  const renderer = await loadRenderer(reporter);
  return renderer({ diagnostics: shown, files: files.length, sources }, { colors, width });
}

/** Writes findings as the reporter has them. `json`, `sarif` and `junit` write a document even when there are none. */
export async function printFindings(
  findings: Findings,
  options: ReporterOptions,
  channel: Channel,
): Promise<void> {
  channel.write(await render(findings, options, channel));
}

/** The parts of the last line of `pretty`: `3 files, 1 error, 2 warnings`. */
function summaryOf(
  { diagnostics, files }: Findings,
  { reporter, quiet }: ReporterOptions,
  details: readonly string[],
): readonly string[] {
  if (quiet || reporter !== "pretty") return [];
  return [
    plural(files.length, "file"),
    plural(countOf("error", diagnostics), "error"),
    plural(countOf("warning", diagnostics), "warning"),
    ...details,
  ];
}

/** Why the exit code is 1 although there is no error. */
export function warningLimit({ diagnostics }: Findings, maxWarnings: number | undefined): string {
  const warnings = countOf("warning", diagnostics);
  return maxWarnings !== undefined && warnings > maxWarnings
    ? `${plural(warnings, "warning")}; --max-warnings allows ${maxWarnings}.\n`
    : "";
}

/** Writes the summary of `pretty` on the log: `3 files, 1 error, 2 warnings (41 ms)`. */
export function printSummary(
  findings: Findings,
  options: ReporterOptions,
  { log }: Terminal,
  details: readonly string[] = [],
): void {
  const gap = findings.diagnostics.length > 0 ? "\n" : "";
  log.write(summaryLine({ gap, summary: summaryOf(findings, options, details) }));
}

/** All that a run prints of what it found. */
export async function printedOf(
  findings: Findings,
  options: ReporterOptions & WarningOptions,
  { output }: Terminal,
  details: readonly string[],
): Promise<Printed> {
  return {
    output: await render(findings, options, output),
    gap: findings.diagnostics.length > 0 ? "\n" : "",
    summary: summaryOf(findings, options, details),
    limit: warningLimit(findings, options.maxWarnings),
  };
}
