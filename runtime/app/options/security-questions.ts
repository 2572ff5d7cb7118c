import type { SecurityQuestions } from "../../machine/app-content.ts";
import type { Mistake } from "../../machine/link.ts";
import { isObject } from "../../json.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import { fields, isWording, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

export interface SecurityQuestionsOptions {
  /** The security questions that users may choose. Needed where a journey has a KBA node. */
  readonly securityQuestions?: SecurityQuestions;
}

export const securityQuestionsShapes: Shapes<SecurityQuestionsOptions> = {
  securityQuestions: fields("questions", "minimumAnswersToDefine", "minimumAnswersToVerify"),
};

/** Whether users can be asked, and the questions are there for the nodes that ask them. */
export function checkSecurityQuestions(
  { securityQuestions }: SecurityQuestionsOptions,
  known: KnownJourneys,
): readonly Mistake[] {
  const missing = checkNeed("securityQuestions", securityQuestions, known, (nodes) => ({
    code: "security-questions-missing",
    message: `The app has no security questions, which is what ${nodes} asks.`,
    fix: "Pass `securityQuestions: { questions, minimumAnswersToDefine, minimumAnswersToVerify }`.",
  }));
  return securityQuestions === undefined ? missing : wrongParts(securityQuestions);
}

/**
 * There are at least as many questions as a user must choose: else he could not, and a user who does not exist could
 * be asked nothing.
 */
function wrongParts(given: SecurityQuestions): readonly Mistake[] {
  const { questions, minimumAnswersToDefine: define, minimumAnswersToVerify: verify } = given;
  const known = isObject(questions) ? Object.entries(questions) : [];
  const usable = {
    questions: [
      known.length > 0 && known.every(([id, text]) => id !== "" && isWording(text)),
      "Give a text, or one for each language, for each id: `{ pet: { en: … } }`.",
    ],
    minimumAnswersToDefine: [
      isCount(define) && define <= known.length,
      "Give a whole number from 1 to the number of questions.",
    ],
    minimumAnswersToVerify: [
      isCount(verify) && !(verify > define),
      "Give a whole number from 1 to `minimumAnswersToDefine`.",
    ],
  } as const;
  return Object.entries(usable).flatMap(([name, [is, fix]]) =>
    is ? [] : [wrongOption(`securityQuestions.${name}`, fix)],
  );
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
