import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `PasswordCallback`: output `prompt`, input a text that is never shown again. */
export function passwordCallback(prompt: string): Callback {
  return callbackOf("PasswordCallback", { prompt }, { "": "" });
}
