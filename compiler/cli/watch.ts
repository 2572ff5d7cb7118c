import { watch as watchFiles } from "chokidar";
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { visible } from "../diagnostics/visible.ts";
import { isSkippedFolder } from "../host/paths.ts";
import type { ExitCode } from "./command.ts";
import type { Channel } from "./terminal.ts";

/** An editor saves in several steps, and a checkout changes many files: one run answers them all. */
const quietMilliseconds = 60;

/**
 * Watched: journeys, schemas and the catalogue; what a run depended on (scripts) in any case. Generated modules are none of
 * these, so writing them starts nothing.
 */
function isSource(path: string): boolean {
  return /\.(journey|json)$/.test(path);
}

function hasChangedSince(path: string, time: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Math.max(stats.mtimeMs, stats.ctimeMs) >= time;
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}

/** Calls `work` after calls of the result have paused; one run at a time, and once more if it was called meanwhile. */
function debounced(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const start = async (): Promise<void> => {
    timer = undefined;
    if (running) return again();
    running = true;
    await work().catch(failed);
    running = false;
  };
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void start(), quietMilliseconds);
  };
  return again;
}

/**
 * Does `work` now and again after each change, until Ctrl+C. The log is lines that follow each other: the screen is
 * never cleared.
 *
 * @param folder the working folder
 * @param paths files and folders to watch
 * @param work one run; gives the paths that it depended on, which are watched from then on
 */
export async function watch(
  folder: string,
  paths: readonly string[],
  log: Channel,
  work: () => Promise<readonly string[]>,
): Promise<ExitCode> {
  const roots = paths.map((path) => resolve(folder, path));
  const named = new Set(roots);
  const watcher = watchFiles(roots, {
    ignoreInitial: true,
    ignored: (path, stats) =>
      !named.has(path) &&
      (stats?.isFile() === true ? !isSource(path) : isSkippedFolder(basename(path))),
  });
  const once = async (): Promise<void> => {
    const began = Date.now();
    const dependencies = (await work()).map((path) => resolve(folder, path));
    const added = dependencies.filter((path) => !named.has(path));
    for (const path of added) named.add(path);
    // All of them: one that was gone for a while and came back is no longer watched.
    watcher.add(dependencies);
    // Of what has come or changed during the run, and was not watched before, no event tells.
    if (added.some((path) => hasChangedSince(path, began))) again();
    log.write(`[${clock()}] Watching for changes; Ctrl+C ends it.\n`);
  };
  const { promise, resolve: finish, reject } = Promise.withResolvers<ExitCode>();
  const again = debounced(once, reject);
  watcher.on("all", (_, path) => {
    log.write(`[${clock()}] ${visible(basename(path))} changed.\n`);
    again();
  });
  watcher.on("error", reject);
  // What changes before the first scan has ended starts nothing: the first run reads after it, and misses nothing.
  const scanned = new Promise<void>((done) => watcher.once("ready", done));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => finish(0));
  try {
    await Promise.race([scanned, promise]);
    await once();
    return await promise;
  } finally {
    await watcher.close();
  }
}
