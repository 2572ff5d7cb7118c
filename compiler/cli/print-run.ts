import type { Printed } from "../build-cache/run-record.ts";
import type { Terminal } from "./terminal.ts";

/** @param since when the run began, in milliseconds since the process did: what the user waited for */
export function summaryLine({ gap, summary }: Pick<Printed, "gap" | "summary">, since = 0): string {
  if (summary.length === 0) return "";
  return `${gap}${summary.join(", ")} (${Math.round(performance.now() - since)} ms)\n`;
}

/** Prints a run, this one or the last, which came to the same. @param since as for `summaryLine` */
export function printRun(printed: Printed, { output, log }: Terminal, since = 0): void {
  output.write(printed.output);
  log.write(summaryLine(printed, since));
  log.write(printed.limit);
}
