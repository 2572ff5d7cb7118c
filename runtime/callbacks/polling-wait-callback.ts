import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `PollingWaitCallback`: comes back by itself after a time. Output `waitTime` (a text), `message`, no input. */
export function pollingWaitCallback(milliseconds: number, message: string): Callback {
  return callbackOf("PollingWaitCallback", {
    waitTime: String(Math.max(0, Math.round(milliseconds))),
    message,
  });
}
