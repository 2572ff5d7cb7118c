import { isObject, type Json, type JsonObject } from "../../json.ts";
import { attributeSchema } from "../input/resource-schema.ts";

/**
 * What decides whether and as whom somebody signs on, and what he may do. Collected values never reach these, whatever
 * the schema says: provisioning and administrators write them, and links to accounts elsewhere (`aliasList`) come from
 * what providers have proved.
 */
const controls: ReadonlySet<string> = new Set([
  "_id",
  "_rev",
  "id",
  "accountStatus",
  "externalId",
  "aliasList",
  "roles",
  "effectiveRoles",
  "authzRoles",
  "assignments",
  "effectiveAssignments",
  "oath2faEnabled",
  "push2faEnabled",
]);

/** Whether the attribute is one of those that decide about the account. */
export function isControl(name: string): boolean {
  return controls.has(name);
}

/**
 * The part of the collected attributes that a patch may write: declared in the resource's schema, not `readOnly`, and,
 * where the user himself acts, not `userEditable: false`.
 */
export function patchable(
  attributes: JsonObject,
  schema: JsonObject,
  options: { readonly asUser: boolean },
): JsonObject {
  const allowed = Object.entries(attributes).flatMap(([name, value]) => {
    const kept = isControl(name) ? undefined : writable(value, declared(schema, name), options);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(allowed);
}

/** A name may hold a `/`: it is no path here. */
function declared(schema: JsonObject, name: string): JsonObject | undefined {
  return name.includes("/") ? undefined : attributeSchema(schema, name);
}

function writable(
  value: Json,
  schema: JsonObject | undefined,
  options: { readonly asUser: boolean },
): Json | undefined {
  if (!schema || schema["readOnly"] === true) return undefined;
  if (options.asUser && schema["userEditable"] === false) return undefined;
  if (!isObject(value) || !isObject(schema["properties"])) return value;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const kept = writable(part, declared(schema, name), options);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
