import type { Json, JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import { callbackOf, validateOnly } from "./callback-of.ts";
import { type FailedRequirement, failedPolicies } from "./failed-policies.ts";

const types = {
  string: { type: "StringAttributeInputCallback", empty: "" },
  number: { type: "NumberAttributeInputCallback", empty: null },
  boolean: { type: "BooleanAttributeInputCallback", empty: false },
} as const;

export interface AttributeQuestion {
  readonly type: keyof typeof types;
  /** The attribute's path: `preferences/updates`. */
  readonly name: string;
  readonly prompt: string;
  readonly required: boolean;
  /** `{}` when the value is not validated. */
  readonly policies: JsonObject;
  readonly failures?: readonly FailedRequirement[];
  /** What stands in the field; absent: an empty text, no number, not chosen. */
  readonly value?: Json | undefined;
}

/**
 * `StringAttributeInputCallback`, `NumberAttributeInputCallback`, `BooleanAttributeInputCallback`: an attribute of the
 * user. Output `name`, `prompt`, `required`, `policies`, `failedPolicies`, `validateOnly`, `value`, inputs the value
 * (a number may be null) and `validateOnly`.
 */
export function attributeInputCallback(question: AttributeQuestion): Callback {
  const { name, prompt, required, policies, failures = [] } = question;
  const { type, empty } = types[question.type];
  const value = question.value ?? empty;
  return callbackOf(
    type,
    {
      name,
      prompt,
      required,
      policies,
      failedPolicies: failedPolicies(failures),
      validateOnly: false,
      value,
    },
    validateOnly(value),
  );
}
