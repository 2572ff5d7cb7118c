import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface Consent {
  readonly name: string;
  readonly displayName: string;
  readonly icon: string;
  readonly accessLevel: string;
  readonly isRequired: boolean;
  readonly message: string;
  /** AM may name none in a place. */
  readonly fields: readonly (string | null)[];
}

/**
 * `ConsentMappingCallback`: consent to share data. Output `name`, `displayName`, `icon`, `accessLevel`, `isRequired`,
 * `message`, `fields`, input whether it was given. Ping's SDKs have no class for it: `setInputValue` answers it.
 */
export function consentMappingCallback(consent: Consent): Callback {
  const { name, displayName, icon, accessLevel, isRequired, message, fields } = consent;
  return callbackOf(
    "ConsentMappingCallback",
    { name, displayName, icon, accessLevel, isRequired, message, fields },
    { "": false },
  );
}
