import type { Json, JsonObject } from "../../json.ts";
import { attributeSchema, isRequired } from "./resource-schema.ts";

type Policy = readonly [id: string, requirement: string, params?: JsonObject];

/** How JSON Schema's keywords are called in IDM's policies; the directory's failures have the same names. */
const keywords: Readonly<Record<string, (value: Json) => Policy>> = {
  type: (types) => ["valid-type", "VALID_TYPE", { types: [types].flat() }],
  minLength: (minLength) => ["minimum-length", "MIN_LENGTH", { minLength }],
  maxLength: (maxLength) => ["maximum-length", "MAX_LENGTH", { maxLength }],
  pattern: (regexp) => ["regexpMatches", "MATCH_REGEXP", { regexp }],
  minimum: (minimum) => ["minimum-number", "MINIMUM_NUMBER_VALUE", { minimum }],
  maximum: (maximum) => ["maximum-number", "MAXIMUM_NUMBER_VALUE", { maximum }],
};

/** The policies of an attribute as the validated callbacks carry them (shape: IDM's `policy` endpoint). */
export function policiesOf(schema: JsonObject, path: string): JsonObject {
  const policies = [...requirements(schema, path)].map(([policyId, requirement, params]) => ({
    policyId,
    ...(params ? { params } : {}),
    policyRequirements: [requirement],
  }));
  return {
    policyRequirements: policies.flatMap((policy) => policy.policyRequirements),
    fallbackPolicies: null,
    name: path,
    policies,
    conditionalPolicies: null,
  };
}

function* requirements(schema: JsonObject, path: string): Iterable<Policy> {
  const attribute = attributeSchema(schema, path) ?? {};
  if (isRequired(schema, path)) yield ["required", "REQUIRED"];
  if (attribute["unique"] === true) yield ["unique", "UNIQUE"];
  if (attribute["format"] === "email") {
    yield ["valid-email-address-format", "VALID_EMAIL_ADDRESS_FORMAT"];
  }
  for (const [keyword, policy] of Object.entries(keywords)) {
    const value = attribute[keyword];
    if (value !== undefined) yield policy(value);
  }
}
