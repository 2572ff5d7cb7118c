import { kbaCreateCallback } from "../callbacks/kba-create-callback.ts";
import { questionKey, type SecurityQuestion } from "../directory/security-answers.ts";
import type { JsonObject } from "../json.ts";
import type { SecurityQuestions } from "../machine/app-content.ts";
import type { Answer } from "../machine/callbacks.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { expectAnswers } from "./input/answers.ts";
import { wording } from "./input/wording.ts";
import { definedQuestion } from "./kba/defined-question.ts";
import { securityQuestionsOf } from "./kba/questions.ts";
import { singleOutcome } from "./settings/common.ts";

/** A question with what the user has answered. */
interface Defined {
  readonly question: SecurityQuestion;
  readonly answer: string;
}

/** Lets the user define security questions. */
export const kbaDefinition = defineNode(
  {
    type: "KBADefinition",
    amType: "KbaCreateNode",
    displayName: "KBA Definition",
    summary: "Lets the user choose security questions, and answer them.",
    documentation:
      "Asks for as many questions and answers as the app's option `securityQuestions` says, and keeps them as the " +
      "collected attribute `kbaInfo`: for this step only, unless a later node stores them. The questions to choose from " +
      "come from the same option.\n\n" +
      "Answers are hashed at once, like passwords: case, and space around and between words, do not count. The user is " +
      "asked again when two of the questions are the same, when an answer is empty, and for a question of his own of more " +
      "than 255 characters, or with invisible ones.\n\n" +
      "An app without `securityQuestions` does not start.",
    settings: {
      type: "object",
      properties: {
        message: {
          type: "object",
          kind: "localized",
          additionalProperties: { type: "string", description: "The text in this locale." },
          default: {},
          description: "The text above the questions.",
        },
        allowUserDefinedQuestions: {
          type: "boolean",
          default: true,
          description: "Let the user write own questions.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: singleOutcome,
    interactive: true,
    pageMember: true,
    effects: {
      reads: [],
      writes: [
        {
          key: "objectAttributes.kbaInfo",
          scope: "transient",
          secret: true,
          input: true,
          hashed: true,
        },
      ],
      identity: [],
    },
  },
  {
    needs: ["securityQuestions"],
    async run(context, settings) {
      const mayWrite = settings.flag("allowUserDefinedQuestions");
      const questions = securityQuestionsOf(context);
      const defined = context.answers && definitions(context.answers, questions, mayWrite);
      const hashed = defined && (await hashedAnswers(context, defined));
      if (!hashed) {
        const prompt = context.localize(context.settings.message) ?? "";
        return ask(callbacks(context, prompt, questions, mayWrite));
      }
      context.state.setAttribute("transient", "kbaInfo", hashed);
      return take("outcome");
    },
  },
);

function callbacks(
  context: NodeContext<unknown>,
  prompt: string,
  questions: SecurityQuestions,
  mayWrite: boolean,
) {
  const callback = kbaCreateCallback({
    prompt,
    predefinedQuestions: Object.values(questions.questions).map((text) => wording(context, text)),
    allowUserDefinedQuestions: mayWrite,
  });
  return Array.from({ length: questions.minimumAnswersToDefine }, () => callback);
}

/** What the user has defined; undefined when something of it is none, or there twice. */
function definitions(
  given: readonly Answer[],
  questions: SecurityQuestions,
  mayWrite: boolean,
): readonly Defined[] | undefined {
  const answers = expectAnswers(given, questions.minimumAnswersToDefine);
  const defined = answers.flatMap((inputs) => {
    const question = definedQuestion(inputs.get("question"), questions, mayWrite);
    const answer = inputs.get("answer");
    return question && typeof answer === "string" ? [{ question, answer }] : [];
  });
  const keys = new Set(defined.map(({ question }) => questionKey(question)));
  return keys.size === answers.length ? defined : undefined;
}

/** As they are stored; undefined when one of the answers is none. */
async function hashedAnswers(
  { directory }: NodeContext<unknown>,
  defined: readonly Defined[],
): Promise<readonly JsonObject[] | undefined> {
  const entries: JsonObject[] = [];
  for (const { question, answer } of defined) {
    const hash = await directory.hashAnswer(answer);
    if (hash === undefined) return undefined;
    entries.push({ ...question, answer: hash });
  }
  return entries;
}
