import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";
import { textKinds } from "./text-output-callback.ts";

/** `SuspendedTextOutputCallback`: what to do elsewhere, until a link leads back. Output as a text's, no input. */
export function suspendedTextOutputCallback(message: string): Callback {
  return callbackOf("SuspendedTextOutputCallback", {
    message,
    messageType: textKinds.information,
  });
}
