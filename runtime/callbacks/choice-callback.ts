import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `ChoiceCallback`: one of several. Output `prompt`, `choices`, `defaultChoice`, input an index. */
export function choiceCallback(
  prompt: string,
  choices: readonly string[],
  defaultChoice = 0,
): Callback {
  return callbackOf("ChoiceCallback", { prompt, choices, defaultChoice }, { "": defaultChoice });
}
