import { isObject, own, textAt, type JsonObject } from "../json.ts";
import { objectParts } from "./property-schema.ts";

/**
 * The JSON Schema (draft 2020-12) of a managed object type, from IDM's configuration of it: an entry of `managed.json`,
 * a file of `managed-objects/`, or the bare schema as IDM's REST interface gives it. What JSON Schema cannot say is
 * kept beside it, under `x-idm` and `x-idm-policies`; `docs/interop.md` says what is kept and what is left out.
 * @param name the type's name, with or without `managed/`
 */
export function schemaOfManagedObject(name: string, configuration: JsonObject): JsonObject {
  const stated = own(configuration, "schema");
  const schema = isObject(stated) ? stated : configuration;
  const around = Object.keys(configuration).filter((key) => !["name", "schema"].includes(key));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: textAt(schema, "title") ?? name,
    ...(textAt(schema, "description") ? { description: textAt(schema, "description") ?? "" } : {}),
    type: "object",
    ...objectParts(schema, 1),
    // What IDM does around an object (scripts, synchronisation, notifications) says nothing of its values.
    ...(isObject(stated) && around.length > 0 ? { "x-idm": { around } } : {}),
  };
}
