import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface DeviceProfileQuestion {
  readonly metadata: boolean;
  readonly location: boolean;
  readonly message: string;
}

/** `DeviceProfileCallback`: what device this is. Output `metadata`, `location`, `message`, input JSON as a text. */
export function deviceProfileCallback(question: DeviceProfileQuestion): Callback {
  const { metadata, location, message } = question;
  return callbackOf("DeviceProfileCallback", { metadata, location, message }, { "": "" });
}
