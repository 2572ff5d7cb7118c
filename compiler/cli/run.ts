import { CommanderError } from "commander";
import { type ExitCode, UsageError } from "./command.ts";
import { crash } from "./crash.ts";
import { buildProgram } from "./program.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

function failure(error: unknown, debug: boolean, terminal: Terminal): ExitCode {
  // Commander has written its message already; it ends `--help` and `--version` in this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) terminal.log.write(`error: ${error.message}\n`);
  else crash(error, debug, terminal);
  return 2;
}

/**
 * Runs one command line.
 *
 * @param commandLine the arguments after the program's name
 * @returns the exit code; it never throws
 */
export async function run(
  commandLine: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(commandLine, { from: "user" });
    return code;
  } catch (error) {
    return failure(error, commandLine.includes("--debug"), terminal);
  }
}
