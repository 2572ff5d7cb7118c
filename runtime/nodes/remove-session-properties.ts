import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { singleOutcome } from "./settings/common.ts";

/** Takes back properties that earlier nodes have set for the session. */
export const removeSessionProperties = defineNode(
  {
    type: "RemoveSessionProperties",
    amType: "RemoveSessionPropertiesNode",
    displayName: "Remove Session Properties",
    summary: "Removes properties from the session that the journey will create.",
    documentation:
      "Takes back session properties that earlier nodes of the run have set, by name. A name that no node has set " +
      "changes nothing. Nothing is read from the state, and nothing is left in it.",
    settings: {
      type: "object",
      properties: {
        propertyNames: {
          type: "array",
          items: { type: "string", description: "The name of a session property." },
          default: [],
          description: "The names of the session properties to remove.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      const names = settings.texts("propertyNames");
      context.session.forget(names);
      return take("outcome");
    },
  },
);
