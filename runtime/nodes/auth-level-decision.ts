import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { authLevel } from "./session/auth-level.ts";
import { decision } from "./settings/common.ts";

/** Compares the authentication level with a minimum. */
export const authLevelDecision = defineNode(
  {
    type: "AuthLevelDecision",
    amType: "AuthLevelDecisionNode",
    displayName: "Auth Level Decision",
    summary: "Compares the authentication level with a minimum.",
    documentation:
      "Looks at `authLevel`, as Modify Auth Level has left it in this run. Without one the outcome is `false`.",
    settings: {
      type: "object",
      properties: {
        authLevelRequirement: {
          type: "integer",
          default: 0,
          description: "The level that must be reached.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision("The level is reached.", "The level is not reached, or there is none."),
    interactive: false,
    pageMember: false,
    effects: { reads: [{ key: "authLevel", required: false }], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      const required = settings.integer("authLevelRequirement");
      const level = authLevel(context.state);
      return take(level !== undefined && level >= required ? "true" : "false");
    },
  },
);
