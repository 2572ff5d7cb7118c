import { type Command, InvalidArgumentError, Option } from "commander";
import { type ReporterName, reporterNames } from "../diagnostics/renderers/index.ts";

export interface ReporterOptions {
  readonly reporter: ReporterName;
  /** Only errors are shown, and no summary. */
  readonly quiet?: boolean;
}

export interface WarningOptions {
  readonly maxWarnings?: number;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("A whole number is wanted.");
  return Number(text);
}

/** `--reporter` and `--quiet`, which every verb that finds something has. */
export function withReporter(command: Command): Command {
  return command
    .addOption(
      new Option("--reporter <name>", "how findings are shown")
        .choices(reporterNames)
        .default("pretty"),
    )
    .option("--quiet", "show errors only, and no summary");
}

export function withMaxWarnings(command: Command): Command {
  return command.option(
    "--max-warnings <number>",
    "exit 1 when there are more warnings than this",
    wholeNumber,
  );
}
