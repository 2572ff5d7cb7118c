import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { storedObject } from "./identity/stored-object.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Compares the sign-on counter. */
export const loginCountDecision = defineNode(
  {
    type: "LoginCountDecision",
    amType: "LoginCountDecisionNode",
    displayName: "Login Count Decision",
    summary: "Branches on how often the user has signed on.",
    documentation:
      "Compares the counter that Increment Login Count keeps with `amount`. A user whose sign-ons were never counted " +
      "takes `false`.\n\n" +
      "The run ends in an error when no identity was collected, or when no stored object has it.",
    settings: {
      type: "object",
      properties: {
        interval: {
          type: "string",
          enum: ["AT", "EVERY"],
          default: "AT",
          description:
            "`AT`: at exactly this sign-on. `EVERY`: whenever the count is a multiple of `amount`.",
        },
        amount: {
          type: "integer",
          exclusiveMinimum: 0,
          default: 25,
          description: "The number of sign-ons to compare with, in sign-ons.",
        },
        identityAttribute,
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The user has signed on this often.",
      "The user has signed on more or less often.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    async run(context, settings) {
      const reached = comparison(settings.text("interval"), settings.integer("amount"));
      const { loginCount } = await storedObject(context, settings.text("identityAttribute"));
      return take(loginCount > 0 && reached(loginCount) ? "true" : "false");
    },
  },
);

function comparison(interval: string, amount: number): (count: number) => boolean {
  if (amount > 0 && interval === "AT") return (count) => count === amount;
  if (amount > 0 && interval === "EVERY") return (count) => count % amount === 0;
  throw new JourneyError(
    "node-setting-unusable",
    "A Login Count Decision node needs `AT` or `EVERY` as `interval` and an `amount` above 0.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
