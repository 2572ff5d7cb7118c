import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { isJourney } from "../machine/settings.ts";

/** Enters the inner journey; the machine takes the outcome when it ends. */
export const innerTreeEvaluator = defineNode(
  {
    type: "InnerTreeEvaluator",
    amType: "InnerTreeEvaluatorNode",
    displayName: "Inner Tree Evaluator",
    summary: "Runs another journey as a step of this one.",
    documentation:
      "The inner journey sees what this journey has collected in shared state, and what it leaves there comes back. " +
      "Secrets go in only where the inner journey reads them, and never come back. Its `success` proves nothing by " +
      "itself: whether the user is authenticated depends on the nodes that ran.\n\n" +
      "Without `displayErrorOutcome` an error in the inner journey ends the whole run.",
    settings: {
      type: "object",
      properties: {
        tree: { type: "string", kind: "journey", description: "The journey to run." },
        displayErrorOutcome: {
          type: "boolean",
          default: false,
          description:
            "Adds the outcome `error`, which is taken when the inner journey ends in an error.",
        },
      },
      required: ["tree"],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "true",
          id: "true",
          displayName: "True",
          description: "The inner journey ended in success.",
        },
        {
          name: "false",
          id: "false",
          displayName: "False",
          description: "The inner journey ended in failure.",
        },
        {
          name: "error",
          id: "error",
          displayName: "Error",
          description: "The inner journey ended in an error.",
          when: { setting: "displayErrorOutcome", equals: true },
        },
      ],
    },
    interactive: true,
    pageMember: false,
    effects: { reads: [], writes: [], identity: [] },
  },
  {
    run(context, settings) {
      const journey: unknown = context.settings.tree;
      if (!isJourney(journey)) throw journeyMissing();
      const catchesErrors = settings.flag("displayErrorOutcome");
      const ends = { success: "true", failure: "false" } as const;
      return {
        kind: "enter",
        journey,
        outcomes: catchesErrors ? { ...ends, error: "error" } : ends,
      };
    },
  },
);

function journeyMissing(): JourneyError {
  return new JourneyError(
    "node-journey-missing",
    "The setting `tree` of an Inner Tree Evaluator node is not a compiled journey.",
    "Pass the journey that the compiled module exports, and look for modules that import each other in a circle.",
  );
}
