import type { JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf, validateOnly } from "./callback-of.ts";
import { type FailedRequirement, failedPolicies } from "./failed-policies.ts";

export interface ValidatedPasswordQuestion {
  readonly prompt: string;
  /** `{}` when the password is not validated. */
  readonly policies: JsonObject;
  readonly failures?: readonly FailedRequirement[];
}

/**
 * `ValidatedCreatePasswordCallback`: a new password. Output `echoOn`, `policies`, `failedPolicies`, `validateOnly`,
 * `prompt`, inputs a text, never shown again, and `validateOnly`.
 */
export function validatedPasswordCallback(question: ValidatedPasswordQuestion): Callback {
  const { prompt, policies, failures = [] } = question;
  return callbackOf(
    "ValidatedCreatePasswordCallback",
    {
      echoOn: false,
      policies,
      failedPolicies: failedPolicies(failures),
      validateOnly: false,
      prompt,
    },
    validateOnly(""),
  );
}
