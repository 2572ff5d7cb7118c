import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface Terms {
  readonly version: string;
  readonly terms: string;
  /** ISO 8601. */
  readonly createDate: string;
}

/** `TermsAndConditionsCallback`: output `version`, `terms`, `createDate`, input whether they were accepted. */
export function termsAndConditionsCallback({ version, terms, createDate }: Terms): Callback {
  return callbackOf("TermsAndConditionsCallback", { version, terms, createDate }, { "": false });
}
