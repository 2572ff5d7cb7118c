import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface ConfirmationQuestion {
  readonly options: readonly string[];
  /** Of `options`. Ping's clients fail at an index above 1. */
  readonly defaultOption?: 0 | 1;
  readonly kind?: "information" | "warning" | "error";
}

const messageTypes = { information: 0, warning: 1, error: 2 } as const;

/** What AM sends as answer to overwrite: nothing is chosen. */
const nothingChosen = 100;

/**
 * `ConfirmationCallback`: buttons. Output `prompt`, `messageType` (a number), `options`, `optionType` (-1: the options
 * are the node's own), `defaultOption`, input an index, 100 when nothing was pressed.
 */
export function confirmationCallback(question: ConfirmationQuestion): Callback {
  const { options, defaultOption = 0, kind = "information" } = question;
  return callbackOf(
    "ConfirmationCallback",
    { prompt: "", messageType: messageTypes[kind], options, optionType: -1, defaultOption },
    { "": nothingChosen },
  );
}
