import { canonicalIdentifier } from "../../directory/canonical.ts";
import type { ManagedObject } from "../../directory/directory.ts";
import type { SecurityQuestion } from "../../directory/security-answers.ts";
import type { SecurityQuestions } from "../../machine/app-content.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { askableQuestions } from "./questions.ts";

const dayMilliseconds = 86_400_000;

/**
 * The questions that a user is asked: some of his own, the same ones all day, so that nobody begins again until an
 * easy one comes up. Whoever does not exist, or has too few, gets questions of the app, in just the same way.
 * @param name as it was typed, where there is no object
 */
export function pickedQuestions(
  context: Pick<NodeContext<never>, "choose" | "now">,
  object: ManagedObject | undefined,
  name: string,
  app: SecurityQuestions,
): readonly SecurityQuestion[] {
  const own = object ? askableQuestions(object.attributes, app) : [];
  const canonical = canonicalIdentifier(name);
  const seed = JSON.stringify(["security questions", canonical.ok ? canonical.text : ""]);
  const pool = own.length >= app.minimumAnswersToVerify ? own : decoys(context, seed, app);
  const day = Math.floor(context.now() / dayMilliseconds);
  return shuffled(context, pool, `${seed} ${day}`).slice(0, app.minimumAnswersToVerify);
}

/** The questions that somebody who does not exist has chosen, for good. */
function decoys(
  context: Pick<NodeContext<never>, "choose">,
  seed: string,
  { questions, minimumAnswersToDefine }: SecurityQuestions,
): readonly SecurityQuestion[] {
  const all = Object.keys(questions).map((questionId) => ({ questionId }));
  return shuffled(context, all, seed).slice(0, minimumAnswersToDefine);
}

/** In an order that only this app can tell (Fisher and Yates). */
function shuffled<Item>(
  context: Pick<NodeContext<never>, "choose">,
  items: readonly Item[],
  seed: string,
): readonly Item[] {
  const rest = [...items];
  return items.flatMap((_, index) =>
    rest.splice(context.choose(`${seed} ${index}`, rest.length), 1),
  );
}
