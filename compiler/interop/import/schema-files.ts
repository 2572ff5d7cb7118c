import type { Host } from "../../host.ts";
import type { JourneyBundle } from "../journey-document.ts";
import type { JsonObject } from "../json.ts";
import { namedAttributes } from "../managed-objects/named-attributes.ts";
import { schemaForUse } from "../managed-objects/schema-for-use.ts";
import { schemaOfManagedObject } from "../managed-objects/schema-of-managed-object.ts";
import type { SourceNode } from "../to-text/source.ts";
import type { ImportedFile } from "./imported.ts";

/** What a journey needs of its managed object types. */
export interface ResourceUse {
  readonly bundle: JourneyBundle;
  /** `managed/alpha_user` */
  readonly resources: ReadonlySet<string>;
  readonly nodes: Iterable<SourceNode>;
}

/** The type as the tenant's own configuration has it; undefined where the import has none. */
function ownSchema(resource: string, uses: readonly ResourceUse[]): JsonObject | undefined {
  const name = resource.replace(/^managed\//, "");
  for (const { bundle } of uses) {
    const configuration = bundle.managedObjects.get(name);
    if (configuration !== undefined) return schemaOfManagedObject(name, configuration);
  }
  return undefined;
}

/**
 * The schema of each resource that the journeys name: the tenant's own where the import has it, else the vendor's
 * standard type, else what the journeys name. One that is there already is somebody's, and stays.
 */
export function schemaFiles(
  uses: readonly ResourceUse[],
  host: Host,
  pathOf: (resource: string) => string,
): readonly ImportedFile[] {
  const resources = new Set(uses.flatMap((use) => [...use.resources]));
  return [...resources].flatMap((resource) => {
    const path = pathOf(resource);
    if (host.read(path).ok) return [];
    const using = uses.filter((use) => use.resources.has(resource));
    const attributes = new Set(using.flatMap(({ nodes }) => [...namedAttributes(nodes)]));
    const schema = ownSchema(resource, using) ?? schemaForUse(resource, attributes);
    return [{ path, text: `${JSON.stringify(schema, null, 2)}\n` }];
  });
}
