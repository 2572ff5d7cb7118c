import { canonicalIdentifier, foldToFixedPoint } from "../../directory/canonical.ts";
import type { SecurityQuestion } from "../../directory/security-answers.ts";
import type { SecurityQuestions, Wording } from "../../machine/app-content.ts";

/** The longest question that users may write, in characters. */
const longest = 255;

/**
 * The question that a user has chosen or written; undefined when it is none, or he may not write his own. Chosen ones
 * come back as their text, in whatever language it was shown.
 */
export function definedQuestion(
  text: unknown,
  { questions }: SecurityQuestions,
  mayWrite: boolean,
): SecurityQuestion | undefined {
  if (typeof text !== "string" || text.length > longest) return undefined;
  const written = text.trim();
  const folded = foldToFixedPoint(written);
  const chosen = Object.entries(questions).find(([, wording]) =>
    textsOf(wording).some((one) => foldToFixedPoint(one.trim()) === folded),
  );
  if (chosen) return { questionId: chosen[0] };
  // What identifiers may not hold could hide what the question says.
  return mayWrite && canonicalIdentifier(written).ok ? { customQuestion: written } : undefined;
}

function textsOf(wording: Wording): readonly string[] {
  return typeof wording === "string" ? [wording] : Object.values(wording);
}
