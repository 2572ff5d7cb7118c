import type { ManagedObject } from "../../directory/directory.ts";
import type { NodeContext } from "../../machine/node-type.ts";

/**
 * Whether this stored object is the user who signs on, with a credential shown in this run. Somebody who has only
 * typed a name is nobody: he neither sees nor sets what belongs to the object.
 */
export function isActingUser(
  context: Pick<NodeContext<never>, "identity">,
  object: ManagedObject,
): boolean {
  const user = context.identity.authenticated();
  return user !== undefined && user.id === object.id && user.resource === object.resource;
}
