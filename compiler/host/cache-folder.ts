import { lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the system keeps what a user's programs may make anew; undefined where there is no home. */
export function userCacheFolder(): string | undefined {
  const { env, platform } = process;
  if (platform === "win32") return env["LOCALAPPDATA"];
  if (env["XDG_CACHE_HOME"]) return env["XDG_CACHE_HOME"];
  if (!env["HOME"]) return undefined;
  return join(env["HOME"], platform === "darwin" ? "Library/Caches" : ".cache");
}

/** Nobody else can write there: what lies in it is believed, or run. */
function isOwn(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/**
 * A folder below the user's cache folder, made if need be; undefined where there is none that only the user can write to.
 * @param parent the cache folder, where it is another
 */
export function cacheFolder(
  name: string,
  parent: string | undefined = userCacheFolder(),
): string | undefined {
  if (parent === undefined) return undefined;
  const folder = join(parent, "journeyc", name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the oldest files of a folder, so that no more than so many stay. */
export function removeOldest(folder: string, most: number): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (files.length <= most) return;
  const byAge = files
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(most)) rmSync(path, { force: true });
}
