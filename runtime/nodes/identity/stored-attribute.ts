import type { ManagedObject } from "../../directory/directory.ts";
import type { Json, JsonObject } from "../../json.ts";
import { readPath } from "../../machine/attribute-path.ts";
import { isSecret } from "../input/resource-schema.ts";

/** An attribute as AM's settings name it: a path, which may begin as a JSON pointer does. */
export function attributePath(setting: string): string {
  return setting.replace(/^\//, "");
}

/** The stored value; undefined where there is none, `null` is stored, or nobody may read it. */
export function storedAttribute(object: ManagedObject, path: string): Json | undefined {
  return readPath(object.attributes, path) ?? undefined;
}

/** Whether the object has a value for the attribute, be it one that nobody may read. */
export function hasAttribute(object: ManagedObject, schema: JsonObject, path: string): boolean {
  return isSecret(schema, path) ? object.hasPassword : storedAttribute(object, path) !== undefined;
}
