import type { Journey } from "../../2-bind/model.ts";
import { wrongGuesses, type Way, type WrongGuess } from "../../3-flow/facts/guesses.ts";
import type { PathStep } from "../../diagnostics/diagnostic.ts";
import type { CheckContext } from "../context.ts";
import { stepsOf } from "./steps.ts";

export function guessesOf(context: CheckContext): readonly WrongGuess[] {
  const { calls, flow } = context;
  return wrongGuesses(calls, flow, (journey) => context.checkedOf(journey).graph);
}

/** A way within one journey, step by step. */
export function stepsOfWay(journey: Journey, way: readonly Way[]): readonly PathStep[] {
  return stepsOf(way.map(({ node, edge }) => ({ journey, node, edge, depth: 0 })));
}
