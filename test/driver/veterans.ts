import type { Directory, JsonObject } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { ResourceDefinition } from "../../runtime/machine/journey.ts";
import { newName, password } from "./persona.ts";

const atOnce = 20;

/**
 * Accounts that are older than today's schema, which asked for less then: they lack what is required today, and have what
 * is unknown today.
 */
export class Veterans {
  readonly #directory: Directory;
  readonly #resources: readonly ResourceDefinition[];
  readonly #waiting = new Map<string, string[]>();

  /** @param resources all that the directory holds, as they are today */
  constructor(directory: Directory, resources: readonly ResourceDefinition[]) {
    this.#directory = directory;
    this.#resources = resources;
  }

  /**
   * The id of an account that is nobody's yet.
   * @param hasPassword others have only ever signed on elsewhere
   */
  async next({ name }: ResourceDefinition, hasPassword: boolean): Promise<string | undefined> {
    const kind = `${name} ${hasPassword}`;
    const waiting = this.#waiting.get(kind) ?? [];
    this.#waiting.set(kind, waiting);
    if (waiting.length === 0) waiting.push(...(await this.#stored(name, hasPassword)));
    return waiting.pop();
  }

  /** Opens the directory as it was, stores some, and opens it as it is. */
  async #stored(resource: string, hasPassword: boolean): Promise<readonly string[]> {
    const then = this.#resources.map((one) => ({ ...one, schema: laxer(one.schema) }));
    await this.#directory.open(then);
    const ids: string[] = [];
    for (let count = 0; count < atOnce; count++) {
      const userName = newName("veteran");
      const preferences = { updates: false, marketing: false, fax: true };
      const known = { userName, mail: userName, preferences };
      const own = hasPassword ? { ...known, password } : known;
      ids.push((await this.#directory.create(resource, own)).id);
    }
    await this.#directory.open(this.#resources);
    return ids;
  }
}

/** Takes whatever has a user name. */
function laxer(schema: JsonObject): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const { preferences: _, ...others } = properties;
  return { ...schema, properties: others, required: ["userName"], additionalProperties: true };
}
