import { attributeInputCallback } from "../../callbacks/attribute-input-callback.ts";
import type { Callback } from "../../machine/callbacks.ts";
import type { CollectableAttribute } from "./attribute.ts";
import type { Entry } from "./entry.ts";

/** The question for an attribute, with what stands in the form so far. */
export function attributeCallback(
  { type, path, title, required, policies }: CollectableAttribute,
  entry: Entry | undefined,
): Callback {
  return attributeInputCallback({
    type,
    name: path,
    prompt: title,
    required,
    policies,
    failures: entry?.failures ?? [],
    value: entry?.value,
  });
}
