import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface NameQuestion {
  readonly prompt: string;
  /** What stands in the field already. */
  readonly value?: string;
  /** HTML's `autocomplete` tokens; left out when empty, as AM does. */
  readonly autocomplete?: readonly string[];
}

/** `NameCallback`: a user name. Output `prompt` (`autocompleteValues`), input a text. */
export function nameCallback({ prompt, value = "", autocomplete = [] }: NameQuestion): Callback {
  return callbackOf(
    "NameCallback",
    { prompt, ...(autocomplete.length > 0 ? { autocompleteValues: autocomplete } : {}) },
    { "": value },
  );
}
