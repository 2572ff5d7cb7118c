import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface ProtectInitialization {
  readonly envId: string;
  readonly consoleLogEnabled: boolean;
  readonly deviceAttributesToIgnore: readonly string[];
  readonly customHost: string;
  readonly lazyMetadata: boolean;
  readonly behavioralDataCollection: boolean;
  readonly deviceKeyRsyncIntervals: number;
  readonly enableTrust: boolean;
  readonly disableTags: boolean;
  readonly disableHub: boolean;
}

/** `PingOneProtectInitializeCallback`: starts Ping's signals SDK. Output its settings, input `clientError`. */
export function protectInitializeCallback(settings: ProtectInitialization): Callback {
  return callbackOf("PingOneProtectInitializeCallback", { ...settings }, { clientError: "" });
}
