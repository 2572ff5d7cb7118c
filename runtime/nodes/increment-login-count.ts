import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import type { UserReference } from "../machine/identity.ts";
import { journeyResource } from "./identity/resource.ts";
import { identityValue, storedObject } from "./identity/stored-object.ts";
import { identityAttribute, identityRead, singleOutcome } from "./settings/common.ts";

/** Counts the sign-on. */
export const incrementLoginCount = defineNode(
  {
    type: "IncrementLoginCount",
    amType: "IncrementLoginCountNode",
    displayName: "Increment Login Count",
    summary: "Adds one to the user's sign-on counter.",
    documentation:
      "The counter belongs to the stored object; Login Count Decision reads it. Counting is best effort: a missing " +
      "identity, an unknown object or a failing directory is logged as a warning, and the outcome is taken anyway, " +
      "because a counter must not keep anybody from signing on.",
    settings: {
      type: "object",
      properties: { identityAttribute },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [{ ...identityRead, missing: "outcome" }], writes: [], identity: [] },
  },
  {
    async run(context, settings) {
      const attribute = settings.text("identityAttribute");
      try {
        await count(context, attribute);
      } catch (error) {
        const code = error instanceof JourneyError ? error.code : "unknown";
        context.log.warn({ code }, "The sign-on was not counted.");
      }
      return take("outcome");
    },
  },
);

async function count(context: NodeContext<unknown>, attribute: string): Promise<void> {
  const { resource, id } =
    provedUser(context, attribute) ?? (await storedObject(context, attribute));
  await context.directory.incrementLoginCount(resource, id);
}

/** The user who has shown a credential, where the name is his: then nobody else is found by it. */
function provedUser(context: NodeContext<unknown>, attribute: string): UserReference | undefined {
  const resource = journeyResource(context);
  const proved = context.identity.authenticated();
  if (attribute !== "userName" || proved?.userName === undefined) return undefined;
  if (proved.resource !== resource.name) return undefined;
  return proved.userName === identityValue(context.state, attribute) ? proved : undefined;
}
