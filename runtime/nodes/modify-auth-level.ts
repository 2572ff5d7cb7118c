import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { authLevel, authLevelKey } from "./session/auth-level.ts";
import { singleOutcome } from "./settings/common.ts";

/** Raises or lowers the authentication level. */
export const modifyAuthLevel = defineNode(
  {
    type: "ModifyAuthLevel",
    amType: "ModifyAuthLevelNode",
    displayName: "Modify Auth Level",
    summary: "Raises or lowers the authentication level.",
    documentation:
      "Adds `authLevelIncrement` to `authLevel`, which the session gets as its property `AuthLevel` when the journey ends in " +
      "success. The level is " +
      "a number that the journey sets; it proves nothing by itself.",
    settings: {
      type: "object",
      properties: {
        authLevelIncrement: {
          type: "integer",
          default: 0,
          description: "The number to add, which may be negative.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ key: "authLevel", required: false }],
      writes: [{ key: "authLevel", scope: "shared" }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const increment = settings.integer("authLevelIncrement");
      const level = (authLevel(context.state) ?? 0) + increment;
      if (!Number.isSafeInteger(level)) throw levelUnusable();
      context.state.setShared(authLevelKey, level);
      context.session.wish({ properties: { AuthLevel: String(level) } });
      return take("outcome");
    },
  },
);

function levelUnusable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "The authentication level would be larger than any number that can be kept.",
    "Correct `authLevelIncrement` in the journey.",
  );
}
