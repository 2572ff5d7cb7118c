import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

/** `PingOneProtectEvaluationCallback`: output `pauseBehavioralData`, inputs `signals` and `clientError`. */
export function protectEvaluationCallback(pauseBehavioralData: boolean): Callback {
  return callbackOf(
    "PingOneProtectEvaluationCallback",
    { pauseBehavioralData },
    { signals: "", clientError: "" },
  );
}
