import type { JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf, validateOnly } from "./callback-of.ts";
import { type FailedRequirement, failedPolicies } from "./failed-policies.ts";

export interface ValidatedUsernameQuestion {
  readonly prompt: string;
  /** `{}` when the name is not validated. */
  readonly policies: JsonObject;
  readonly failures?: readonly FailedRequirement[];
  /** What was entered so far. */
  readonly value?: string;
  /** HTML's `autocomplete` tokens; left out when empty. */
  readonly autocomplete?: readonly string[];
}

/**
 * `ValidatedCreateUsernameCallback`: a new user name. Output `policies`, `failedPolicies`, `validateOnly`, `prompt`,
 * inputs a text and `validateOnly`.
 */
export function validatedUsernameCallback(question: ValidatedUsernameQuestion): Callback {
  const { prompt, policies, failures = [], value = "", autocomplete = [] } = question;
  return callbackOf(
    "ValidatedCreateUsernameCallback",
    {
      policies,
      failedPolicies: failedPolicies(failures),
      validateOnly: false,
      prompt,
      ...(autocomplete.length > 0 ? { autocompleteValues: autocomplete } : {}),
    },
    validateOnly(value),
  );
}
