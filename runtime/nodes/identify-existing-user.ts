import { isActive } from "../directory/account-status.ts";
import type { ManagedObject } from "../directory/directory.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";
import type { NodeState } from "../machine/node-state.ts";
import { journeyResource } from "./identity/resource.ts";
import { identityValue } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Finds the user. */
export const identifyExistingUser = defineNode(
  {
    type: "IdentifyExistingUser",
    amType: "IdentifyExistingUserNode",
    displayName: "Identify Existing User",
    summary: "Looks up the user's stored object, so that the journey knows whom it is about.",
    documentation:
      "Finds the object whose `identityAttribute` has the collected value. On `true` its id becomes `_id`, and the " +
      "value of `identifier` becomes the user name. Being found proves nothing; but a proof that a remote system gave " +
      "for the same name counts for this user from here on.\n\n" +
      "An inactive user for whom such a proof would count is as one who was not found: whoever may not sign on gets no " +
      "further than with a wrong password.\n\n" +
      "On `false` nothing changes. The run ends in an error when the journey names no resource, or when the directory " +
      "cannot be used.",
    settings: {
      type: "object",
      properties: {
        identifier: {
          type: "string",
          kind: "attribute",
          default: "userName",
          description:
            "The attribute of the found object that becomes the user name. Empty: the user name stays.",
        },
        identityAttribute: { ...identityAttribute, default: "mail" },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "One stored object has the value.",
      "No stored object has it, nothing was collected, or a remote proof is for an inactive user.",
    ),
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ ...identityRead, missing: "false" }],
      writes: [
        { key: "_id", scope: "shared", outcomes: ["true"] },
        { key: "username", scope: "shared", outcomes: ["true"], given: "identifier" },
        { key: "objectAttributes.${identifier}", scope: "shared", outcomes: ["true"] },
      ],
      identity: [{ outcome: "true", effect: "looksUp", key: "_id" }],
      tells: ["true"],
    },
  },
  {
    async run(context, settings) {
      const attribute = settings.text("identityAttribute");
      const resource = journeyResource(context);
      const value = identityValue(context.state, attribute);
      if (value === undefined) return take("false");
      const object = await context.directory.find(resource.name, attribute, value);
      if (!object || isLockedOut(context, object)) return take("false");
      context.identity.identify(object);
      remember(context.state, object, settings.text("identifier"));
      return take("true");
    },
  },
);

/** Data Store Decision takes `false` for a right password of an inactive user; a remote one must not lead further. */
function isLockedOut({ identity }: NodeContext<unknown>, object: ManagedObject): boolean {
  return (
    !isActive(object.attributes["accountStatus"] ?? undefined) && identity.provedRemotely(object)
  );
}

function remember(state: NodeState, object: ManagedObject, identifier: string): void {
  state.setShared("_id", object.id);
  const name = Object.hasOwn(object.attributes, identifier)
    ? object.attributes[identifier]
    : undefined;
  if (typeof name !== "string" || name === "") return;
  state.setShared("username", name);
  state.setAttribute("shared", identifier, name);
}
