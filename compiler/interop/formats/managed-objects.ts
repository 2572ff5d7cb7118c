import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";

/** True: a type of managed object, as IDM's configuration has it. */
export function isManagedObject(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    textAt(value, "name") !== undefined &&
    own(objectAt(value, "schema"), "properties") !== undefined
  );
}

/** The types by their names; of two with one name the last. */
export function byName(types: readonly Json[]): ReadonlyMap<string, JsonObject> {
  return new Map(
    types.filter(isManagedObject).map((type) => [textAt(type, "name") ?? "", type] as const),
  );
}

/** The types of IDM's `managed` configuration: `{ objects: [ … ] }`. */
export function managedObjectsOf(configuration: JsonObject): readonly Json[] {
  const objects = own(configuration, "objects");
  return Array.isArray(objects) ? objects : [];
}
