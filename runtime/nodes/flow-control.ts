import { randomInt } from "node:crypto";
import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";

/** Sends a share of the runs one way, the rest another. */
export const flowControl = defineNode(
  {
    type: "FlowControl",
    amType: "FlowControlNode",
    displayName: "Flow Control",
    summary: "Sends a share of the runs one way, the rest another.",
    documentation:
      "Decides at random, for each run anew. Who the user is plays no part: both ways must be equally safe.",
    settings: {
      type: "object",
      properties: {
        percentageA: {
          type: "integer",
          minimum: 0,
          maximum: 100,
          default: 50,
          description: "How many runs of a hundred take `a`.",
        },
        outcomeADisplayName: {
          type: "string",
          default: "A",
          description: "The label of `a` in AM's console.",
        },
        outcomeBDisplayName: {
          type: "string",
          default: "B",
          description: "The label of `b` in AM's console.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "a",
          id: "A",
          displayName: "A",
          description: "The run is among the `percentageA` of a hundred.",
        },
        { name: "b", id: "B", displayName: "B", description: "The run is among the others." },
      ],
    },
    interactive: false,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(_context, settings) {
      const percentage = settings.integer("percentageA");
      if (percentage < 0 || percentage > 100) throw percentageUnusable();
      return take(randomInt(100) < percentage ? "a" : "b");
    },
  },
);

function percentageUnusable(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "The `percentageA` of a Flow Control node is not between 0 and 100.",
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
