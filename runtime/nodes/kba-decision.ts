import { defineNode } from "../machine/define-node.ts";
import { take } from "../machine/node-type.ts";
import { storedObject } from "./identity/stored-object.ts";
import { askableQuestions, securityQuestionsOf } from "./kba/questions.ts";
import { decision, identityAttribute, identityRead } from "./settings/common.ts";

/** Counts the user's security questions. */
export const kbaDecision = defineNode(
  {
    type: "KBADecision",
    amType: "KbaDecisionNode",
    displayName: "KBA Decision",
    summary: "Checks that the user has answered enough security questions.",
    documentation:
      "Finds the object by `identityAttribute`, and compares the number of its security questions with the number that " +
      "the app's option `securityQuestions` requires. A question that the app has no longer does not count. Nobody is " +
      "asked anything: KBA Verification does that.\n\n" +
      "An app without `securityQuestions` does not start. " +
      "The run ends in an error when no identity was collected, or when no stored object has it.",
    settings: {
      type: "object",
      properties: { identityAttribute },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision(
      "The stored object has as many questions as required, or more.",
      "It has fewer.",
    ),
    interactive: false,
    pageMember: false,
    effects: { reads: [identityRead], writes: [], identity: [], tells: ["true"] },
  },
  {
    needs: ["securityQuestions"],
    async run(context, settings) {
      const questions = securityQuestionsOf(context);
      const { attributes } = await storedObject(context, settings.text("identityAttribute"));
      const enough =
        askableQuestions(attributes, questions).length >= questions.minimumAnswersToDefine;
      return take(enough ? "true" : "false");
    },
  },
);
