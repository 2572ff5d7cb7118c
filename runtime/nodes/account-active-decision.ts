import { isActive } from "../directory/account-status.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { namedUser } from "./identity/named-user.ts";
import { journeyResource } from "./identity/resource.ts";
import { objectNotFound } from "./identity/stored-object.ts";
import { decision } from "./settings/common.ts";

/** Looks at the status of an account. */
export const accountActiveDecision = defineNode(
  {
    type: "AccountActiveDecision",
    amType: "AccountActiveDecisionNode",
    displayName: "Account Active Decision",
    summary: "Checks that the user's account is active.",
    documentation:
      "Looks at `accountStatus` of the user named `username`: without one, and with `active`, the account is active. " +
      "That it is says nothing about who is asking.\n\n" +
      "The run ends in an error when the journey names no resource, when there is no `username` or no such user, or " +
      "when the directory cannot be used.",
    settings: { type: "object", properties: {}, required: [], additionalProperties: false },
    outcomes: decision("The account is active.", "The account is locked or inactive."),
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ key: "username", required: true }],
      writes: [],
      identity: [],
      tells: ["true"],
    },
  },
  {
    async run(context) {
      const user = await namedUser(context);
      if (!user) throw objectNotFound(journeyResource(context).name, "userName");
      return take(isActive(user.attributes["accountStatus"] ?? undefined) ? "true" : "false");
    },
  },
);
