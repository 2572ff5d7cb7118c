/** Ping's files as JSON values. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of its own: a key may be any text, `__proto__` and `constructor` included. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The object at a key; empty when there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** The text at a key; undefined when there is none. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === "string" ? value : undefined;
}

/** Equal as JSON values: the order of keys does not count, that of list items does. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length) return false;
    return keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]));
  }
  return one === other;
}

/** An object of entries; the keys may be any text. */
export function fromEntries(entries: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(entries);
}

/** The object without some of its keys. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Where two values first differ, as a JSON pointer (RFC 6901); undefined when they are equal. */
export function firstDifference(
  one: Json | undefined,
  other: Json | undefined,
  at = "",
): string | undefined {
  if (!isObject(one) || !isObject(other)) return sameJson(one, other) ? undefined : at || "/";
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const step = `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const found = firstDifference(own(one, key), own(other, key), step);
    if (found !== undefined) return found;
  }
  return undefined;
}
