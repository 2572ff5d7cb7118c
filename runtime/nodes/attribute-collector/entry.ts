import type { PolicyFailure } from "../../directory/directory.ts";
import type { Json } from "../../json.ts";
import type { Answer } from "../../machine/callbacks.ts";
import type { ResourceDefinition } from "../../machine/journey.ts";
import type { NodeContext } from "../../machine/node-type.ts";
import { isValidateOnly } from "../input/answers.ts";
import { checkAttribute, requiredFailure } from "../input/check-attribute.ts";
import type { CollectableAttribute } from "./attribute.ts";

/** What stands in the form for an attribute, and what is wrong with it. */
export interface Entry {
  readonly value: Json | undefined;
  readonly failures: readonly PolicyFailure[];
  /** False: the form is shown again. */
  readonly accepted: boolean;
}

export function unanswered(stored: Json | undefined): Entry {
  return { value: stored, failures: [], accepted: false };
}

/**
 * Judges an answer. A value of the wrong type is not shown again.
 * @param stored the user's present value, which need not be checked again
 */
export async function readEntry(
  context: Pick<NodeContext<never>, "directory">,
  resource: ResourceDefinition,
  attribute: CollectableAttribute,
  answer: Answer | undefined,
  stored: Json | undefined,
): Promise<Entry> {
  const value = answer?.get("");
  if (answer === undefined || value === undefined || !isOfType(value, attribute)) {
    return rejected(undefined, { attribute: attribute.path, policyRequirement: "VALID_TYPE" });
  }
  const accepted = !isValidateOnly(answer);
  if (value === "" || value === null) {
    return attribute.required
      ? rejected(undefined, requiredFailure(attribute.path))
      : { value: undefined, failures: [], accepted };
  }
  const checks = attribute.validate && value !== stored;
  const failures = checks ? await checkAttribute(context, resource, attribute.path, value) : [];
  return { value, failures, accepted: accepted && failures.length === 0 };
}

function rejected(value: Json | undefined, failure: PolicyFailure): Entry {
  return { value, failures: [failure], accepted: false };
}

/** An empty number is `null` on the wire. */
function isOfType(value: Json, { type, whole }: CollectableAttribute): boolean {
  if (type !== "number") return typeof value === type;
  if (value === null) return true;
  return (
    typeof value === "number" && (whole ? Number.isSafeInteger(value) : Number.isFinite(value))
  );
}
