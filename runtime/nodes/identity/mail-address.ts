import type { Json, JsonObject } from "../../json.ts";

/** The text, if it is one address. A line break would begin another header, a comma another address. */
export function mailAddress(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^[^\s,;<>]+@[^\s,;<>]+$/.test(value) ? value : undefined;
}

/** The address that an attribute of a stored object holds. */
export function storedMailAddress(attributes: JsonObject, attribute: string): string | undefined {
  return Object.hasOwn(attributes, attribute) ? mailAddress(attributes[attribute]) : undefined;
}
