import type { Log } from "../machine/ports.ts";
import { redactingLog } from "../log/redacting-log.ts";
import { jsonLinesLog } from "../log/json-lines-log.ts";
import { checkOptions } from "./check-options.ts";
import { checkShapes } from "./check-shapes.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Prepare } from "./loaded-later.ts";
import type { AnyOptions } from "./options.ts";
import { prepareNodes } from "./prepare-nodes.ts";
import { prepareSandbox } from "./sandboxed-scripts.ts";
import { ScriptThreads } from "../scripts/sandbox/threads/script-threads.ts";
import { steadyClock } from "./steady-clock.ts";
import { usableKeys } from "./options/keys.ts";
import { linkPrograms, type Programs } from "./programs.ts";

/** Options that can be used, and what follows from them. */
export interface Configuration {
  readonly options: AnyOptions;
  readonly programs: Programs;
  /** Newest first; there is at least one. */
  readonly keys: readonly string[];
  /** Keeps quiet about secrets and people. */
  readonly log: Log;
  readonly production: boolean;
  /** The one clock of all parts. */
  readonly now: () => number;
  /** Where scripts of AM's run; none is started before it is needed. */
  readonly scriptThreads: ScriptThreads;
  readonly prepare: Prepare;
}

/** @throws ConfigurationError with all that is wrong with the options */
export function configure(given: AnyOptions): Configuration {
  const { mistakes: misshapen, usable: options } = checkShapes(given);
  const log = redactingLog(options.log ?? jsonLinesLog());
  const environment = options.environment ?? process.env;
  const production = environment["NODE_ENV"] === "production";
  const scriptThreads = new ScriptThreads(options.scripts?.threads);
  const prepare: Prepare = (journeys) =>
    Promise.all([prepareNodes(journeys), prepareSandbox(journeys, scriptThreads)]);
  const { mistakes: unlinked, programs } = linkPrograms(options, environment, prepare);
  const keys = usableKeys(options, production, log);
  const mistakes = [
    ...misshapen,
    ...unlinked,
    ...checkOptions(options, programs, keys, production),
  ];
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  const now = options.clock ?? steadyClock();
  return { options, programs, keys, log, production, now, scriptThreads, prepare };
}
