import type { ManagedObject } from "../../directory/directory.ts";
import { JourneyError } from "../../errors.ts";
import type { NodeState } from "../../machine/node-state.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { journeyResource } from "./resource.ts";

/** The value that says whom the run is about: the collected attribute, else `username`. Empty counts as unset. */
export function identityValue(state: NodeState, attribute: string): string | undefined {
  return [state.getAttribute(attribute), state.get("username")].find(
    (value): value is string => typeof value === "string" && value !== "",
  );
}

/**
 * The stored object that the run is about.
 * @throws JourneyError `node-resource-missing`, `node-identity-missing`, `node-object-not-found`; DirectoryUnavailable
 */
export async function storedObject(
  context: Pick<NodeContext<never>, "resource" | "state" | "directory">,
  attribute: string,
): Promise<ManagedObject> {
  const resource = journeyResource(context);
  const value = identityValue(context.state, attribute);
  if (value === undefined) throw identityMissing(attribute);
  const object = await context.directory.find(resource.name, attribute, value);
  if (!object) throw objectNotFound(resource.name, attribute);
  return object;
}

export function identityMissing(attribute: string): JourneyError {
  return new JourneyError(
    "node-identity-missing",
    `Neither \`objectAttributes.${attribute}\` nor \`username\` is set: the node does not know whom it is about.`,
    "Let a Platform Username or Identify Existing User node come first on every path. Where Get Session Data did: the client " +
      "has no session of such a user, and should start the journey for users who have signed on.",
  );
}

export function objectNotFound(resource: string, attribute: string): JourneyError {
  return new JourneyError(
    "node-object-not-found",
    `No object of \`${resource}\` has the \`${attribute}\` that the run is about.`,
    "Let an Identify Existing User or Data Store Decision node come first, and wire its `false` elsewhere.",
  );
}
