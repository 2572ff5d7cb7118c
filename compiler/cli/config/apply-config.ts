import type { Command } from "commander";
import { readConfig } from "./read-config.ts";

/** What a command line says, completed by the project's config. */
export interface Configured {
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** Verbs whose paths the config may give. */
const verbs: ReadonlySet<string> = new Set(["check", "compile", "format", "docs", "graph"]);

/**
 * Gives a verb what the config of the working folder sets and the command line does not.
 * @throws UsageError where there is a config that cannot be taken
 */
export function applyConfig(command: Command, folder: string): Configured {
  const options = command.opts();
  if (!verbs.has(command.name())) return { names: command.args, options };
  const { include = [], ...rest } = readConfig(folder);
  const configured = Object.entries(rest).filter(
    ([key]) =>
      command.options.some((option) => option.attributeName() === key) &&
      command.getOptionValueSource(key) !== "cli",
  );
  return {
    names: command.args.length > 0 ? command.args : include,
    options: { ...options, ...Object.fromEntries(configured) },
  };
}
