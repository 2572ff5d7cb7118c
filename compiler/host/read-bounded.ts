import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from "node:fs";
import type { ReadFailure, ReadResult } from "../host.ts";
import { decode, tooLarge } from "./decode.ts";
import { maximumFileBytes } from "./limits.ts";

function failed(failure: ReadFailure, detail: string): ReadResult {
  return { ok: false, failure, detail };
}

/** Why a file of this kind is not read: reading a pipe or a device may block for ever or have effects. */
function refusal(stats: Stats, limit: number): ReadResult | undefined {
  if (stats.isFIFO()) return failed("unreadable", "it is a named pipe");
  if (stats.isSocket()) return failed("unreadable", "it is a socket");
  if (!stats.isFile()) return failed("unreadable", "it is a device");
  return stats.size > limit ? tooLarge(limit) : undefined;
}

const reasons: Readonly<Partial<Record<string, ReadResult>>> = {
  ENOENT: failed("notFound", "there is no such file"),
  ENOTDIR: failed("notFound", "a part of its path is not a folder"),
  EISDIR: failed("isDirectory", "it is a folder"),
  EACCES: failed("unreadable", "permission denied"),
  EPERM: failed("unreadable", "permission denied"),
  ELOOP: failed("unreadable", "its symbolic links go in a circle"),
  ENAMETOOLONG: failed("notFound", "its name is too long"),
};

function failureOf(path: string, error: unknown): ReadResult {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  if (code === "ENOENT" && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return failed("unreadable", "it is a symbolic link to a file that does not exist");
  }
  return reasons[code] ?? failed("unreadable", code);
}

/** Reads to the end, or one byte past the limit: a file may grow while it is read, and `/proc` says size 0. */
export function readDescriptor(descriptor: number, limit: number = maximumFileBytes): ReadResult {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (total <= limit) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) return decode(Buffer.concat(chunks), limit);
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return tooLarge(limit);
}

/** Says of a folder that may not be listed that it cannot be read, which is the reason that helps. */
function ofFolder(path: string): ReadResult {
  accessSync(path, constants.R_OK | constants.X_OK);
  return failed("isDirectory", "it is a folder");
}

/** Reads a regular file in bounded time and memory. Never throws. */
export function readBounded(path: string, limit: number = maximumFileBytes): ReadResult {
  let descriptor: number | undefined;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return ofFolder(path);
    const refused = refusal(stats, limit);
    if (refused) return refused;
    // Not to block if the file was replaced by a pipe since; absent on Windows, where it is not needed.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return refusal(fstatSync(descriptor), limit) ?? readDescriptor(descriptor, limit);
  } catch (error) {
    return failureOf(path, error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
