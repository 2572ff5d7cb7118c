import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take, type NodeContext } from "../machine/node-type.ts";

/** Lets the user try again, so many times. */
export const retryLimitDecision = defineNode(
  {
    type: "RetryLimitDecision",
    amType: "RetryLimitDecisionNode",
    displayName: "Retry Limit Decision",
    summary: "Counts attempts, and refuses further ones beyond a limit.",
    documentation:
      "Takes `retry` exactly `retryLimit` times, then `reject`. Each node counts for itself. With " +
      "`incrementUserAttributeOnFailure` it counts with the user of this `username` as well, so that a new run goes on " +
      "counting; that count is cleared on `reject`, when the user signs on in a run that was counted, and after a day.\n\n" +
      "AM keeps the count in an attribute of the user, and does without where there is no such user. Here it is kept " +
      "beside the counts of guesses, by a name that need not be anybody's: nobody learns from it who is a user, and of " +
      "runs at the same time each counts. In AM, naming another user begins a new count; here the run goes on with its " +
      "own, and the higher one decides.\n\n" +
      "The run ends in an error when the environment gives a limit below 0.",
    settings: {
      type: "object",
      properties: {
        retryLimit: {
          type: "integer",
          minimum: 0,
          default: 3,
          description: "How often `retry` is taken before `reject`.",
        },
        incrementUserAttributeOnFailure: {
          type: "boolean",
          default: true,
          description: "Count with the user as well, so that the count outlives the run.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "retry",
          id: "Retry",
          displayName: "Retry",
          description: "The limit is not reached.",
        },
        {
          name: "reject",
          id: "Reject",
          displayName: "Reject",
          description: "The limit is reached.",
        },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: {
      reads: [{ key: "username", required: false }],
      writes: [],
      identity: [],
      limit: { outcomes: ["retry"], by: "retries" },
    },
  },
  {
    async run(context, settings) {
      const limit = notNegative(settings.integer("retryLimit"));
      const name = settings.flag("incrementUserAttributeOnFailure") ? userName(context) : undefined;
      const inRun = context.retries.inRun();
      const ofUser = name === undefined ? 0 : await context.retries.ofUser(name);
      if (Math.max(inRun, ofUser) <= limit) return take("retry");
      if (name !== undefined) await context.retries.forgetUser(name);
      return take("reject");
    },
  },
);

function userName({ state }: NodeContext<unknown>): string | undefined {
  const name = state.get("username");
  return typeof name === "string" && name !== "" ? name : undefined;
}

function notNegative(limit: number): number {
  if (limit >= 0) return limit;
  throw new JourneyError(
    "node-setting-unusable",
    "The setting `retryLimit` of a Retry Limit Decision node is below 0.",
    "Correct the journey, or the environment variable that it comes from.",
  );
}
