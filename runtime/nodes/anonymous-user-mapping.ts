import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { journeyResource } from "./identity/resource.ts";
import { objectNotFound } from "./identity/stored-object.ts";
import { singleOutcome } from "./settings/common.ts";

/** Goes on as the anonymous user. */
export const anonymousUserMapping = defineNode(
  {
    type: "AnonymousUserMapping",
    amType: "AnonymousUserNode",
    displayName: "Anonymous User Mapping",
    summary: "Goes on as the anonymous user.",
    documentation:
      "Sets `username` to `anonymousUserName`, an account that must exist. Nobody has shown anything: a journey that " +
      "then ends in success gives everybody the rights of that account, and the runtime refuses that: another node must " +
      "prove somebody first.\n\n" +
      "The run ends in an error when there is no such account.",
    settings: {
      type: "object",
      properties: {
        anonymousUserName: {
          type: "string",
          minLength: 1,
          default: "anonymous",
          description: "The user name of the account.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [],
      writes: [{ key: "username", scope: "shared" }],
      identity: [{ outcome: "outcome", effect: "looksUp", key: "username" }],
    },
  },
  {
    async run(context, settings) {
      const name = settings.text("anonymousUserName");
      const resource = journeyResource(context).name;
      const user = await context.directory.find(resource, "userName", name);
      if (!user) throw objectNotFound(resource, "userName");
      context.state.setShared("username", name);
      context.identity.identify(user);
      return take("outcome");
    },
  },
);
