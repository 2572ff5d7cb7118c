import { confirmationCallback } from "../callbacks/confirmation-callback.ts";
import { textOutputCallback } from "../callbacks/text-output-callback.ts";
import type { Answer } from "../machine/callbacks.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { expectAnswers } from "./input/answers.ts";
import { noLabel, yesLabel } from "./input/prompts.ts";
import { decision } from "./settings/common.ts";

/** Shows a text, and asks yes or no. */
export const messageNode = defineNode(
  {
    type: "MessageNode",
    amType: "MessageNode",
    displayName: "Message Node",
    summary: "Shows a text with two buttons.",
    documentation:
      "`true` when the user takes the positive button, `false` for the negative one, which is selected at first. With " +
      "`stateField` the choice is kept under that name: 0 for the positive button, 1 for the negative one. A client that " +
      "pressed neither is asked again.\n\n" +
      "The buttons are `Yes` and `No`, in the user's language, where the journey names them otherwise in none.",
    settings: {
      type: "object",
      properties: {
        message: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text.",
        },
        messageYes: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the positive button.",
        },
        messageNo: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The label of the negative button.",
        },
        stateField: {
          type: "string",
          description:
            "The key of the state that receives the choice; without it the choice is not kept.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: decision("The user took the positive button.", "The user took the negative button."),
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [{ key: "${stateField}", scope: "shared", input: true }],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const field = settings.has("stateField") ? settings.text("stateField") : "";
      const pressed = context.answers && pressedButton(context.answers);
      if (pressed !== undefined) {
        if (field !== "") context.state.setShared(field, pressed);
        return take(pressed === 0 ? "true" : "false");
      }
      const { message, messageYes, messageNo } = context.settings;
      const yes = context.localize(messageYes) ?? context.localize(yesLabel) ?? "Yes";
      const no = context.localize(messageNo) ?? context.localize(noLabel) ?? "No";
      return ask([
        textOutputCallback(context.localize(message) ?? ""),
        confirmationCallback({ options: [yes, no], defaultOption: 1 }),
      ]);
    },
  },
);

/** Undefined when neither was pressed: clients answer 100 then. */
function pressedButton(answers: readonly Answer[]): 0 | 1 | undefined {
  const pressed = expectAnswers(answers, 2)[1]?.get("");
  return pressed === 0 || pressed === 1 ? pressed : undefined;
}
