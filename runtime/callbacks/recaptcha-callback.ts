import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `ReCaptchaCallback`: output `recaptchaSiteKey`, input the token that the service gave. */
export function recaptchaCallback(recaptchaSiteKey: string): Callback {
  return callbackOf("ReCaptchaCallback", { recaptchaSiteKey }, { "": "" });
}
