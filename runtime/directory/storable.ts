import type { Json, JsonObject } from "../json.ts";
import type { PolicyFailure } from "./directory.ts";

const MAXIMUM_DEPTH = 32;

/**
 * What no database could give back as it was: NUL (PostgreSQL's text has none), half surrogate pairs, numbers that
 * are none, depth without end. A key `__proto__` is refused too: data that other code may copy carelessly.
 */
export function unstorable(attributes: JsonObject): PolicyFailure[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const reason = refuseName(name) ?? refuse(value, 1);
    return reason === undefined ? [] : [{ attribute: name, policyRequirement: reason }];
  });
}

/** Whether a database can hold this text and give it back. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

function refuse(value: Json, depth: number): string | undefined {
  if (typeof value === "string") {
    return isStorableText(value) ? undefined : "CANNOT_CONTAIN_CHARACTERS";
  }
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "VALID_TYPE";
  if (typeof value === "boolean" || value === null) return undefined;
  if (typeof value !== "object" || depth >= MAXIMUM_DEPTH) return "VALID_TYPE";
  for (const [name, item] of Object.entries(value)) {
    const reason = refuseName(name) ?? refuse(item, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function refuseName(name: string): string | undefined {
  return name === "__proto__" || !isStorableText(name) ? "UNKNOWN_PROPERTY" : undefined;
}
