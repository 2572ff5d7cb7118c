import { isObject, type Json, type JsonObject } from "../json.ts";

/** RFC 7396: objects are merged, `null` removes, everything else replaces. Neither argument is changed. */
export function mergePatch(target: Json | undefined, changes: JsonObject): JsonObject {
  const merged = new Map<string, Json>(isObject(target) ? Object.entries(target) : []);
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) merged.delete(name);
    else merged.set(name, isObject(change) ? mergePatch(merged.get(name), change) : change);
  }
  // `fromEntries` defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(merged);
}
