import { isObject, type Json, type JsonObject, sameJson } from "../json.ts";

/**
 * How a source differs from what its text says, so that the export can give back the source. The text has the last
 * word: where it has come to say something else since the import, the export follows it.
 */
export interface Patch {
  /** Values under keys of which the text says nothing. They hold as long as it says nothing. */
  readonly set?: JsonObject;
  /** Values that the text cannot say exactly: they hold as long as the text says what it said. */
  readonly replace?: Readonly<Record<string, Replacement>>;
  readonly in?: Readonly<Record<string, Patch>>;
}

export interface Replacement {
  /** What the text says. */
  readonly was: Json;
  /** What the source says instead; absent: nothing. */
  readonly is?: Json;
}

/** Lists of entries to objects: a key may be any text, `__proto__` included, and keeps its meaning as data. */
function fromEntries<T>(entries: readonly (readonly [string, T])[]): Record<string, T> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The patch that makes `source` of `said`; undefined when they are the same. */
export function difference(said: JsonObject, source: JsonObject): Patch | undefined {
  const set: [string, Json][] = [];
  const replace: [string, Replacement][] = [];
  const inner: [string, Patch][] = [];
  for (const [key, is] of Object.entries(source)) {
    const was = Object.hasOwn(said, key) ? said[key] : undefined;
    if (was === undefined) set.push([key, is]);
    else if (isObject(was) && isObject(is)) {
      const patch = difference(was, is);
      if (patch !== undefined) inner.push([key, patch]);
    } else if (!sameJson(was, is)) replace.push([key, { was, is }]);
  }
  for (const [key, was] of Object.entries(said)) {
    if (!Object.hasOwn(source, key)) replace.push([key, { was }]);
  }
  const parts = {
    set: fromEntries(set),
    replace: fromEntries(replace),
    in: fromEntries(inner),
  };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  // Only the keys of a patch are left.
  return given.length === 0 ? undefined : (Object.fromEntries(given) as Patch);
}

/** Applies a patch to what the text says now. */
export function patched(said: JsonObject, patch: Patch | undefined): JsonObject {
  if (patch === undefined) return said;
  const { set = {}, replace = {}, in: inner = {} } = patch;
  const result: [string, Json][] = [];
  for (const [key, value] of Object.entries(said)) {
    const replacement = Object.hasOwn(replace, key) ? replace[key] : undefined;
    const part = Object.hasOwn(inner, key) ? inner[key] : undefined;
    if (replacement !== undefined && sameJson(replacement.was, value)) {
      if (replacement.is !== undefined) result.push([key, replacement.is]);
    } else result.push([key, isObject(value) ? patched(value, part) : value]);
  }
  const missing = Object.entries(set).filter(([key]) => !Object.hasOwn(said, key));
  return Object.fromEntries([...result, ...missing]);
}
