import type { Json } from "../../json.ts";
import { readPath } from "../../machine/attribute-path.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { isActingUser } from "../identity/acting-user.ts";
import { journeyResource } from "../identity/resource.ts";
import { identityValue } from "../identity/stored-object.ts";
import type { CollectableAttribute } from "./attribute.ts";

/** The stored values of the user who signs on, one for each attribute; undefined for everybody else. */
export async function storedValues(
  context: Pick<NodeContext<never>, "resource" | "state" | "directory" | "identity">,
  identityAttribute: string,
  attributes: readonly CollectableAttribute[],
): Promise<readonly (Json | undefined)[]> {
  const value = identityValue(context.state, identityAttribute);
  const resource = journeyResource(context);
  const object =
    value === undefined
      ? undefined
      : await context.directory.find(resource.name, identityAttribute, value);
  if (!object || !isActingUser(context, object)) return attributes.map(() => undefined);
  return attributes.map(({ path, type }) => {
    const stored = readPath(object.attributes, path);
    return typeof stored === type ? stored : undefined;
  });
}
