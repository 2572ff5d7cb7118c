import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { visible } from "../diagnostics/visible.ts";
import type { Host } from "../host.ts";
import type { Output } from "../workspace/outputs.ts";
import { outputNotOurs } from "../workspace/errors/output-not-ours.ts";
import { writeOutputs } from "../workspace/write-outputs.ts";
import type { ReporterOptions } from "./options.ts";
import { type Findings, plural, printFindings } from "./print-findings.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Writes files into a folder that the command line names. Their paths go to standard output, whether or not they had
 * their text already; how many have a new one is said on the log.
 *
 * @param isOurs true for a text that the verb wrote before
 * @returns why files could not be written
 */
export async function writeAndList(
  host: Host,
  outputs: readonly Output[],
  isOurs: (text: string) => boolean,
  findings: Findings,
  options: ReporterOptions,
  { output, log }: Terminal,
): Promise<readonly Diagnostic[]> {
  const { written, diagnostics } = writeOutputs(host, outputs, { isOurs, option: "--out" });
  if (diagnostics.length > 0) await printFindings({ ...findings, diagnostics }, options, log);
  const failed = new Set(diagnostics.map(({ primary }) => primary.file));
  const there = diagnostics.some(({ code }) => code === outputNotOurs.code) ? [] : outputs;
  for (const { path } of there) if (!failed.has(path)) output.write(`${visible(path)}\n`);
  if (!options.quiet) {
    const unchanged = there.length - failed.size - written.length;
    log.write(`${plural(written.length, "file")} written, ${unchanged} unchanged\n`);
  }
  return diagnostics;
}
