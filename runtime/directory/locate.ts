import type { ObjectRecord, ObjectStorage } from "./object-storage.ts";
import type { ResourceSchema } from "./resource-schema.ts";
import { isStorableText } from "./storable.ts";

/** Asks the storage once for every value, even one that cannot be stored, so that all cost the same. */
export async function locate(
  storage: Pick<ObjectStorage, "findByIdentifier" | "findByValue">,
  schema: ResourceSchema,
  attribute: string,
  value: string,
): Promise<ObjectRecord | undefined> {
  if (schema.uniqueAttributes.includes(attribute)) {
    const canonical = schema.canonical(attribute, value);
    // No identifier is empty.
    return storage.findByIdentifier(schema.name, attribute, canonical.ok ? canonical.text : "");
  }
  if (!isStorableText(attribute) || !isStorableText(value)) return undefined;
  return storage.findByValue(schema.name, attribute, value);
}
