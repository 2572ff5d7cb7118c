import type { PolicyFailure } from "../../directory/directory.ts";
import type { Json } from "../../json.ts";
import { noAttributes, writePath } from "../../machine/attribute-path.ts";
import type { ResourceDefinition } from "../../machine/journey.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/**
 * What the resource's schema and password policy have against a value of one attribute.
 * @param path e.g. `preferences/updates`
 * @throws DirectoryUnavailable
 */
export async function checkAttribute(
  context: Pick<NodeContext<never>, "directory">,
  resource: ResourceDefinition,
  path: string,
  value: Json,
): Promise<readonly PolicyFailure[]> {
  const failures = await context.directory.check(
    resource.name,
    writePath(noAttributes, path, value),
  );
  // Of an object around the value, nothing else has been collected here.
  return failures.filter(({ attribute }) => attribute === path || attribute.startsWith(`${path}/`));
}

export function requiredFailure(attribute: string): PolicyFailure {
  return { attribute, policyRequirement: "REQUIRED" };
}
