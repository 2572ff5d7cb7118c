import type { ReadResult } from "../host.ts";
import { maximumFileBytes } from "./limits.ts";
import { isWideText, packedKind } from "./packed.ts";

export function tooLarge(limit: number = maximumFileBytes): ReadResult {
  const detail = `the limit is ${limit / 1024 / 1024} MiB`;
  return { ok: false, failure: "tooLarge", detail };
}

/** The offset of the first byte that is not UTF-8, found by halving; only a broken file pays for it. */
function firstBadByte(bytes: Uint8Array): number {
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** Bytes as text: strict UTF-8, without its byte-order mark. */
export function decode(bytes: Uint8Array, limit: number = maximumFileBytes): ReadResult {
  if (bytes.length > limit) return tooLarge(limit);
  const packed = packedKind(bytes);
  if (packed !== undefined) return { ok: false, failure: "packed", detail: `it is ${packed}` };
  if (isWideText(bytes)) return { ok: false, failure: "notUtf8", detail: "it looks like UTF-16" };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const detail = `byte ${firstBadByte(bytes) + 1} is not part of a character`;
    return { ok: false, failure: "notUtf8", detail };
  }
}

/** Text that is in memory already, as if it had been read: the same limit, the same byte-order mark. */
export function accept(text: string, limit: number = maximumFileBytes): ReadResult {
  // A UTF-16 unit is at most three bytes of UTF-8: a short text need not be counted.
  const isLong = text.length * 3 > limit && new TextEncoder().encode(text).length > limit;
  if (isLong) return tooLarge(limit);
  return { ok: true, text: text.startsWith("\ufeff") ? text.slice(1) : text };
}
