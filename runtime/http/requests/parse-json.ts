import { isObject, type Json, type JsonObject } from "../../json.ts";

/** The object that a text spells; undefined when it is no JSON object, or nests deeper than allowed. */
export function parseJsonObject(text: string, depth: number): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) && !isDeeper(value, depth) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Level by level, as recursion would end at the stack's depth. */
function isDeeper(value: Json, depth: number): boolean {
  let level: readonly Json[] = [value];
  for (let at = 0; level.length > 0; at += 1) {
    if (at > depth) return true;
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? Object.values(item) : [],
    );
  }
  return false;
}
