import type { ManagedObject } from "../../directory/directory.ts";
import { JourneyError } from "../../errors.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { namedUser } from "./named-user.ts";

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

/**
 * The named user, who has shown a credential in this run. One who does not exist has shown none: both end the run in the
 * same way.
 * @param deed what the node was to do, to stand before "for somebody who …"
 * @throws JourneyError `node-not-authenticated`, and what `namedUser` throws
 */
export async function actingUser(
  context: Parameters<typeof namedUser>[0],
  deed: string,
): Promise<ManagedObject> {
  const user = await namedUser(context);
  if (user && isActingUser(context, user)) return user;
  throw new JourneyError(
    "node-not-authenticated",
    `${deed} for somebody who has shown no credential in this run.`,
    "Let it come after a Data Store Decision, say, or after Create Object, on every path.",
  );
}
