import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `TextInputCallback`: a line of text. Output `prompt`, `defaultText`, input a text. */
export function textInputCallback(prompt: string, defaultText = ""): Callback {
  return callbackOf("TextInputCallback", { prompt, defaultText }, { "": defaultText });
}
