import type { ManagedObject } from "../../directory/directory.ts";
import { JourneyError } from "../../errors.ts";
import type { NodeState } from "../../machine/node-state.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { journeyResource } from "./resource.ts";

/**
 * The stored user whom `username` names, by `userName`. Where Identity Store Decision has put the id of the signed-on
 * user there, that user; a name that only looks like an id is a name.
 * @returns undefined when there is no such user
 * @throws JourneyError `node-resource-missing`, `node-identity-missing`; DirectoryUnavailable
 */
export async function namedUser(
  context: Pick<NodeContext<never>, "resource" | "state" | "directory" | "identity">,
): Promise<ManagedObject | undefined> {
  const { name: resource } = journeyResource(context);
  const username = namedUserName(context.state);
  const user = context.identity.authenticated();
  return user?.id === username && user.resource === resource
    ? context.directory.read(resource, username)
    : context.directory.find(resource, "userName", username);
}

/** @throws JourneyError `node-identity-missing` */
export function namedUserName(state: NodeState): string {
  const username = state.get("username");
  if (typeof username !== "string" || username === "") throw usernameMissing();
  return username;
}

function usernameMissing(): JourneyError {
  return new JourneyError(
    "node-identity-missing",
    "`username` is not set: the node does not know whom it is about.",
    "Let a Username Collector or Platform Username node come first on every path. Where Get Session Data did: the client " +
      "has no session of such a user, and should start the journey for users who have signed on.",
  );
}
