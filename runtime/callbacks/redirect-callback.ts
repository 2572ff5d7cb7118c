import type { JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface Redirect {
  /** An absolute URL. */
  readonly url: string;
  readonly trackingCookie: boolean;
  /** The fields of a form to post; absent: the browser just goes there. */
  readonly data?: JsonObject;
}

/**
 * `RedirectCallback`: leads to another site, which leads back. Output `redirectUrl`, `redirectMethod`,
 * `trackingCookie` (`redirectData`), no input.
 */
export function redirectCallback({ url, trackingCookie, data }: Redirect): Callback {
  return callbackOf("RedirectCallback", {
    redirectUrl: url,
    redirectMethod: data ? "POST" : "GET",
    trackingCookie,
    ...(data ? { redirectData: data } : {}),
  });
}
