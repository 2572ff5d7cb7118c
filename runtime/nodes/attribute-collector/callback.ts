import type { Json } from "../../json.ts";
import type { Callback } from "../../machine/callbacks.ts";
import { failedPolicies } from "../input/policies.ts";
import type { CollectableAttribute } from "./attribute.ts";
import type { Entry } from "./entry.ts";

const kinds = {
  string: { type: "StringAttributeInputCallback", empty: "" },
  number: { type: "NumberAttributeInputCallback", empty: null },
  boolean: { type: "BooleanAttributeInputCallback", empty: false },
} as const;

/** The question for an attribute, with what stands in the form so far. */
export function attributeCallback(
  attribute: CollectableAttribute,
  entry: Entry | undefined,
): Callback {
  const { type, empty } = kinds[attribute.type];
  const value: Json = entry?.value ?? empty;
  return {
    type,
    output: [
      { name: "name", value: attribute.path },
      { name: "prompt", value: attribute.title },
      { name: "required", value: attribute.required },
      { name: "policies", value: attribute.policies },
      { name: "failedPolicies", value: failedPolicies(entry?.failures ?? []) },
      { name: "validateOnly", value: false },
      { name: "value", value },
    ],
    input: [
      { suffix: "", value },
      { suffix: "validateOnly", value: false },
    ],
  };
}
