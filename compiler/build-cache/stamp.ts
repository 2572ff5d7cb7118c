import { statSync } from "node:fs";
import type { ReadResult } from "../host.ts";

/** A file as it was: the hash of its text, its size in bytes, its times of change in milliseconds; null when absent. */
export type Stamp =
  | readonly [hash: string, size: number, modified: number, changed: number]
  // No file, and nothing that could be read.
  | null;

/**
 * Milliseconds. A file that has changed so shortly before it is looked at may change again within the same tick of its file
 * system's clock: its times say nothing.
 */
const tick = 2_000;

/** Times that no file has: the text must be read to know whether it is the same. */
const unknown = -1;

function hashOf(text: string): string {
  // Loaded when there is something to hash: most runs have nothing.
  return process.getBuiltinModule("node:crypto").hash("sha256", text, "base64url");
}

/**
 * @param path an absolute path
 * @param text what has been read there
 * @param since when the run began that has read it, in milliseconds since 1970
 */
export function stampOf(path: string, text: string, since: number): Stamp {
  const stats = statSync(path, { throwIfNoEntry: false });
  const hash = hashOf(text);
  const isSure = stats !== undefined && Math.max(stats.mtimeMs, stats.ctimeMs) < since - tick;
  if (!isSure) return [hash, unknown, unknown, unknown];
  return [hash, stats.size, stats.mtimeMs, stats.ctimeMs];
}

/** Whether a file is as it was; `renewed` when its text had to be read for that. */
export type Sameness = "same" | "different" | { readonly renewed: Stamp };

/** @param read reads the text at the path; @param since as for `stampOf` */
export function compare(
  path: string,
  before: Stamp,
  read: () => ReadResult,
  since: number,
): Sameness {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (before === null) return stats === undefined ? "same" : "different";
  if (stats === undefined) return "different";
  const [hash, size, modified, changed] = before;
  if (stats.size === size && stats.mtimeMs === modified && stats.ctimeMs === changed) return "same";
  const now = read();
  if (!now.ok || hashOf(now.text) !== hash) return "different";
  return { renewed: stampOf(path, now.text, since) };
}
