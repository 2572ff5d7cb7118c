import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { storedObject } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";
import { elapsedMilliseconds } from "./settings/elapsed-time.ts";

/** Compares the age of the stored object. */
export const timeSinceDecision = defineNode(
  {
    type: "TimeSinceDecision",
    amType: "TimeSinceDecisionNode",
    displayName: "Time Since Decision",
    summary: "Checks how long ago the user's account was created.",
    documentation:
      "Finds the object by `identityAttribute`. `true` when `elapsedTime` has passed since it was created; `false` also " +
      "when nobody knows when that was, as of objects that the directory had before it kept the time.\n\n" +
      "`elapsedTime` is a number with `days`, `hours`, `minutes`, `seconds` or `milliseconds`, or some of them with " +
      "`and` or a comma between: `1 day and 2 hours`. `unlimited` never passes, `zero` always has.\n\n" +
      "The run ends in an error when `elapsedTime` cannot be read, when no identity was collected, or when no stored " +
      "object has it.",
    settings: {
      type: "object",
      properties: {
        elapsedTime: {
          type: "string",
          minLength: 1,
          description: "The time that must have passed, in words, e.g. `20 minutes`.",
        },
        identityAttribute,
      },
      required: ["elapsedTime"],
      additionalProperties: false,
    },
    outcomes: decision(
      "The account is at least this old.",
      "It is younger, or its age is unknown.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const elapsed = elapsedMilliseconds(settings.text("elapsedTime"));
      if (elapsed === undefined) throw unreadable();
      const { createdAt } = await storedObject(context, settings.text("identityAttribute"));
      return take(
        createdAt !== undefined && context.now() - createdAt >= elapsed ? "true" : "false",
      );
    },
  },
);

function unreadable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "The `elapsedTime` of a Time Since Decision node is no time, such as `20 minutes`.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
