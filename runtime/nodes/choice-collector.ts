import { choiceCallback } from "../callbacks/choice-callback.ts";
import { JourneyError } from "../errors.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take } from "../machine/node-type.ts";
import { onlyAnswer } from "./input/answers.ts";

/** Lets the user choose. Its outcomes are the author's own. */
export const choiceCollector = defineNode(
  {
    type: "ChoiceCollector",
    amType: "ChoiceCollectorNode",
    displayName: "Choice Collector",
    summary: "Lets the user choose one of several ways to go on.",
    documentation:
      "Each choice is an outcome of that name, and is shown to the user as it stands here. A single choice is taken " +
      "without asking. An answer that is none of them is asked for again.\n\n" +
      "AM leaves out choices from which a wanted authentication level cannot be reached; here are no such levels, and " +
      "all choices are offered.\n\n" +
      "The run ends in an error when there is no choice.",
    settings: {
      type: "object",
      properties: {
        choices: {
          type: "array",
          items: { type: "string", minLength: 1, description: "A choice, as the user sees it." },
          minItems: 1,
          description: "The choices, in the order in which they are offered.",
        },
        defaultChoice: {
          type: "string",
          kind: "outcome",
          description:
            "The choice that is selected at first; the first one where this is none of them.",
        },
        prompt: { type: "string", description: "The question above the choices." },
      },
      required: ["choices"],
      additionalProperties: false,
    },
    outcomes: { from: "setting", setting: "choices", list: [] },
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [],
      identity: [],
    },
  },
  {
    run(context, settings) {
      const choices = settings.texts("choices");
      const [first] = choices;
      if (first === undefined) throw noChoice();
      if (choices.length === 1) return take(first);
      const chosen = context.answers && choiceAt(choices, onlyAnswer(context.answers).get(""));
      if (chosen !== undefined) return take(chosen);
      const prompt = settings.has("prompt") ? settings.text("prompt") : "";
      const preferred = settings.has("defaultChoice")
        ? choices.indexOf(settings.text("defaultChoice"))
        : 0;
      return ask([choiceCallback(prompt, choices, Math.max(0, preferred))]);
    },
  },
);

/** Clients answer with the choice's place in the list. */
function choiceAt(choices: readonly string[], place: unknown): string | undefined {
  return typeof place === "number" && Object.hasOwn(choices, place) ? choices[place] : undefined;
}

function noChoice(): JourneyError {
  return new JourneyError(
    "node-setting-unusable",
    "A Choice Collector node has no choices, so that it has no outcome either.",
    "List at least one choice in `choices`.",
  );
}
