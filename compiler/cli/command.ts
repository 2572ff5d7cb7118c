import type { Command } from "commander";
import type { Terminal } from "./terminal.ts";

/** 0: nothing found. 1: findings. 2: the command line was wrong, or journeyc could not do what it was asked to. */
export type ExitCode = 0 | 1 | 2;

export interface Example {
  readonly command: string;
  /** What it does, in a few words. */
  readonly does: string;
}

/** One verb of the command line; a file of `commands/` each. */
export interface CommandModule {
  /** `check`; `catalog import` where it stands below another. */
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  /** Declares arguments and options. */
  readonly declare: (command: Command) => Command;
  /** Does the work. Parts that cost start-up time are imported here, so that the other verbs do not pay. */
  readonly run: (
    names: readonly string[],
    options: Readonly<Record<string, unknown>>,
    terminal: Terminal,
  ) => Promise<ExitCode>;
}

interface Definition<Options> extends Omit<CommandModule, "run"> {
  readonly run: (
    names: readonly string[],
    options: Options,
    terminal: Terminal,
  ) => Promise<ExitCode>;
}

/** Declares a verb. `Options` are what its `declare` makes commander parse. */
export function defineCommand<Options extends object>(
  definition: Definition<Options>,
): CommandModule {
  return {
    ...definition,
    // Commander gives the values as the options beside this declare them; their parsers have checked them.
    run: (names, options, terminal) => definition.run(names, options as Options, terminal),
  };
}

/** The command line asks for what cannot be: told in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
