import { report } from "../diagnostics/diagnostic.ts";
import { pretty } from "../diagnostics/renderers/pretty.ts";
import { Sources } from "../diagnostics/report.ts";
import { visibleLines } from "../diagnostics/visible.ts";
import { version } from "../version.ts";
import { internalError } from "../workspace/errors/internal-error.ts";
import { wholeFile } from "../workspace/read-failure.ts";
import type { Terminal } from "./terminal.ts";

/** Tells of a fault of journeyc itself, and what to report. The stack is shown with `--debug` only. */
export function crash(error: unknown, debug: boolean, { log }: Terminal): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hints = [
    "This is a fault of journeyc, not of your journeys.",
    `Report it with this message, the command line, the file if you may share it, journeyc ${version}, Node.js ${process.versions.node} and ${process.platform}.`,
    ...(debug ? [] : ["Run again with `--debug` to see where it happened."]),
  ];
  const diagnostic = report(internalError, { reason }, wholeFile("journeyc"), { hints });
  const sources = new Sources(() => undefined);
  log.write(pretty({ diagnostics: [diagnostic], files: 0, sources }, log));
  if (debug && error instanceof Error) log.write(`${visibleLines(error.stack ?? "")}\n`);
}
