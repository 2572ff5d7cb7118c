import type { ManagedObject } from "../../directory/directory.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { isSecret } from "../input/resource-schema.ts";
import { isControl } from "./patchable.ts";
import { storedAttribute } from "./stored-attribute.ts";

/**
 * How much of the profile is filled in, in percent: of the attributes that the user may both see and edit, the share
 * that has a value. A text, list or object with nothing in it is none. A profile without such attributes is complete.
 */
export function profileCompleteness(object: ManagedObject, schema: JsonObject): number {
  const attributes = profileAttributes(schema);
  if (attributes.length === 0) return 100;
  const filled = attributes.filter((name) => isFilled(storedAttribute(object, name)));
  return (filled.length * 100) / attributes.length;
}

/** Passwords, and what decides about the account, are no part of it, whatever the schema says. */
function profileAttributes(schema: JsonObject): readonly string[] {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.entries(properties).flatMap(([name, attribute]) => {
    const counts = isObject(attribute) && !isSecret(schema, name) && !isControl(name);
    return counts && isOpen(attribute) ? [name] : [];
  });
}

function isOpen(attribute: JsonObject): boolean {
  return (
    attribute["viewable"] !== false &&
    attribute["userEditable"] !== false &&
    attribute["readOnly"] !== true
  );
}

function isFilled(value: Json | undefined): boolean {
  if (value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value ?? {}).length > 0;
}
