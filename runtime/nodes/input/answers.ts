import { JourneyError } from "../../errors.ts";
import type { Answer } from "../../machine/callbacks.ts";

/** The answers, one for each callback that was asked; anything else is no answer to the question. */
export function expectAnswers(answers: readonly Answer[], asked: number): readonly Answer[] {
  if (answers.length === asked) return answers;
  throw answersMismatch();
}

/** The answer to a node's only callback. */
export function onlyAnswer(answers: readonly Answer[]): Answer {
  const [answer] = expectAnswers(answers, 1);
  if (answer === undefined) throw answersMismatch();
  return answer;
}

/** A text that was answered; undefined when the answer is missing or is no text: the question is asked again then. */
export function textAnswer(answer: Answer): string | undefined {
  const value = answer.get("");
  return typeof value === "string" ? value : undefined;
}

/**
 * Whether the client wants the value checked and nothing else (`validateOnly`). Anything but a plain `false`, or no
 * such input at all, keeps the node from going on.
 */
export function isValidateOnly(answer: Answer): boolean {
  return (answer.get("validateOnly") ?? false) !== false;
}

function answersMismatch(): JourneyError {
  return new JourneyError(
    "node-answers-mismatch",
    "There are more or fewer answers than callbacks were asked.",
    "Let the client send back every callback that it got, in order.",
  );
}
