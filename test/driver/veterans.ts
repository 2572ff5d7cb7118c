import type { Directory, JsonObject } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import { newName, password } from "./persona.ts";

const accounts = 30;

/**
 * Stores accounts as they were when the schema asked for less: without what is required today, with what is unknown today.
 * The directory is then opened with today's schema.
 * @returns their ids, by resource
 */
export async function storeVeterans(
  directory: Directory,
  resources: readonly ResourceDefinition[],
): Promise<ReadonlyMap<string, string[]>> {
  await directory.open(resources.map((one) => ({ ...one, schema: laxer(one.schema) })));
  const veterans = new Map<string, string[]>();
  for (const { name } of resources) {
    const ids: string[] = [];
    for (let count = 0; count < accounts; count++) {
      const userName = newName("veteran");
      const preferences = { updates: false, marketing: false, fax: true };
      // Every other one has only ever signed on elsewhere.
      const own = count % 2 === 0 ? { password } : {};
      const known = { userName, mail: userName, preferences, ...own };
      const stored = await directory.create(name, known);
      ids.push(stored.id);
    }
    veterans.set(name, ids);
  }
  await directory.open(resources);
  return veterans;
}

/** Takes whatever has a user name. */
function laxer(schema: JsonObject): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const { preferences: _, ...others } = properties;
  return { ...schema, properties: others, required: ["userName"], additionalProperties: true };
}
