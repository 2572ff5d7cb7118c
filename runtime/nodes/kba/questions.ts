import { questionOf, type SecurityQuestion } from "../../directory/security-answers.ts";
import { JourneyError } from "../../errors.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { SecurityQuestions } from "../../machine/app-content.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { wording } from "../input/wording.ts";

/**
 * The security questions of the app.
 * @throws JourneyError `security-questions-missing`
 */
export function securityQuestionsOf({ app }: Pick<NodeContext<never>, "app">): SecurityQuestions {
  if (app.securityQuestions) return app.securityQuestions;
  throw new JourneyError(
    "security-questions-missing",
    "A node asks security questions, and the app has none.",
    "Pass `securityQuestions` to `createJourneys`.",
  );
}

/** The questions of a stored object that can be asked: a question that the app has no longer cannot. */
export function askableQuestions(
  attributes: JsonObject,
  { questions }: SecurityQuestions,
): readonly SecurityQuestion[] {
  const stored = attributes["kbaInfo"];
  const entries: readonly Json[] = Array.isArray(stored) ? stored : [];
  return entries
    .flatMap((entry) => questionOf(entry) ?? [])
    .filter(
      (question) => !("questionId" in question) || Object.hasOwn(questions, question.questionId),
    );
}

/** A question as its user reads it. */
export function questionText(
  context: Pick<NodeContext<never>, "localize">,
  question: SecurityQuestion,
  { questions }: SecurityQuestions,
): string {
  if ("customQuestion" in question) return question.customQuestion;
  const { questionId } = question;
  return wording(context, Object.hasOwn(questions, questionId) ? questions[questionId] : undefined);
}
