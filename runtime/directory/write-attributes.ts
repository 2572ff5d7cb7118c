import type { JsonObject } from "../json.ts";
import { PolicyViolation, type PolicyFailure } from "./directory.ts";
import { mergePatch } from "./merge-patch.ts";
import type { ObjectRecord } from "./object-storage.ts";
import { failureKey, ownValue, type ResourceSchema } from "./resource-schema.ts";

interface PatchedAttributes {
  readonly password: string | undefined;
  readonly attributes: JsonObject;
}

/**
 * The attributes after a patch. It is refused for what it touches and for what it breaks, not for what was broken
 * before: a stricter schema does not keep a password from being captured.
 * @throws PolicyViolation
 */
export function patchAttributes(
  schema: ResourceSchema,
  previous: ObjectRecord,
  changes: JsonObject,
): PatchedAttributes {
  const merged = mergePatch(previous.attributes, changes);
  const before = new Set(schema.failures(previous.attributes).map(failureKey));
  const failures = schema
    .failures(merged)
    .filter(
      (failure) =>
        !before.has(failureKey(failure)) ||
        Object.hasOwn(changes, failure.attribute.split("/", 1)[0] ?? ""),
    )
    .filter((failure) => !meetsByHash(schema, previous, changes, failure));
  refuse(failures);
  const { password, rest } = split(schema, merged);
  return { password, attributes: rest };
}

/** A required password that is stored as a hash is there, although the attributes do not show it. */
function meetsByHash(
  schema: ResourceSchema,
  previous: ObjectRecord,
  changes: JsonObject,
  failure: PolicyFailure,
): boolean {
  return (
    failure.policyRequirement === "REQUIRED" &&
    failure.attribute === schema.passwordAttribute &&
    previous.passwordHash !== undefined &&
    !removesPassword(schema, changes)
  );
}

export function removesPassword(schema: ResourceSchema, changes: JsonObject): boolean {
  const attribute = schema.passwordAttribute;
  return attribute !== undefined && ownValue(changes, attribute) === null;
}

/** The password apart from what is stored as it is. */
export function split(schema: ResourceSchema, attributes: JsonObject) {
  const entries = Object.entries(attributes);
  const password = entries.find(([name]) => name === schema.passwordAttribute)?.[1];
  const rest: JsonObject = Object.fromEntries(
    entries.filter(([name]) => name !== schema.passwordAttribute),
  );
  // The schema's check has refused passwords that are no strings.
  return { password: typeof password === "string" ? password : undefined, rest };
}

/** @throws PolicyViolation unless there are none */
export function refuse(failures: readonly PolicyFailure[]): void {
  if (failures.length > 0) throw new PolicyViolation(failures);
}
