import { lastRunOf, type LastRun, unchanged } from "../build-cache/last-run.ts";
import { RunCache } from "../build-cache/run-cache.ts";
import { cacheFolder } from "../host/cache-folder.ts";
import { NodeHost } from "../host/node-host.ts";
import { version } from "../version.ts";
import { textOfConfig } from "./config/find-config.ts";
import { printRun } from "./print-run.ts";
import type { Terminal } from "./terminal.ts";

/** Verbs that only look at files and write modules, so that their result can be told by whether files have changed. */
const verbs: ReadonlySet<string> = new Set(["check", "compile"]);

/** Options with which a run depends on more than files, or does more than write modules. */
const notWith =
  /^(?:-|--(?:watch|fix|check|stats|debug|help|no-cache|changed-since|stdin-filepath)(?:=.*)?|-h)$/;

/**
 * The last run of a command line; undefined where such a command line is not remembered.
 * @param code what tells this build of the program from another
 */
export function lastRun(
  commandLine: readonly string[],
  code: string,
  { folder, output, log }: Terminal,
): LastRun | undefined {
  const [verb = "", ...rest] = commandLine;
  if (!verbs.has(verb) || rest.some((argument) => notWith.test(argument))) return undefined;
  const runs = cacheFolder("runs");
  if (runs === undefined) return undefined;
  const config = textOfConfig(folder);
  if (config === undefined) return undefined;
  const key = [version, code, commandLine, folder, config, output.colors, output.width, log.width];
  return lastRunOf(new RunCache(runs, key), new NodeHost(folder), Date.now());
}

/** Says again what the last run said, where nothing has changed since. @returns the exit code */
export function repeat(last: LastRun, terminal: Terminal): number | undefined {
  const outcome = unchanged(last);
  if (outcome === undefined) return undefined;
  printRun(outcome.printed, terminal);
  return outcome.code;
}
