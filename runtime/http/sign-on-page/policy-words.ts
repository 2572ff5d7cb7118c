import { isObject, type Json, type JsonObject } from "../../json.ts";
import { en } from "./texts/en.ts";
import type { TextKey } from "./texts/texts.ts";
import type { Words } from "./texts/words.ts";

/** What is wrong with an answer, in words: `failedPolicies` as callbacks carry it, JSON in strings. */
export function policyWords(failedPolicies: Json | undefined, words: Words): readonly string[] {
  if (!Array.isArray(failedPolicies)) return [];
  const sentences = failedPolicies.map((failed: Json) => {
    const { policyRequirement, params } = objectOf(parse(failed));
    return words.say(policyKey(policyRequirement), objectOf(params));
  });
  return [...new Set(sentences)];
}

/** Policies that help somebody who chooses a value. The others say what goes without saying. */
const helpful: ReadonlySet<string> = new Set([
  "MIN_LENGTH",
  "MAX_LENGTH",
  "AT_LEAST_X_CAPITAL_LETTERS",
  "AT_LEAST_X_NUMBERS",
  "CANNOT_CONTAIN_OTHERS",
  "CANNOT_CONTAIN_DUPLICATES",
  "REPEATED_CHARACTERS",
  "CHARACTER_SET",
  "VALID_DATE",
  "VALID_TIME",
  "MINIMUM_NUMBER_VALUE",
  "MAXIMUM_NUMBER_VALUE",
]);

/** No person types so much by accident. */
const longest = 100;

/** What an answer must be like, in words: `policies` as callbacks carry it. */
export function policyHints(policies: Json | undefined, words: Words): readonly string[] {
  const hints = policyList(policies).flatMap(({ requirements, params }) =>
    requirements
      .filter((requirement) => isHelpful(requirement, params))
      .map((requirement) => words.say(policyKey(requirement), params)),
  );
  return [...new Set(hints)];
}

function isHelpful(requirement: string, { minLength, maxLength }: JsonObject): boolean {
  if (requirement === "MIN_LENGTH") return typeof minLength === "number" && minLength > 1;
  if (requirement === "MAX_LENGTH") return typeof maxLength === "number" && maxLength <= longest;
  return helpful.has(requirement);
}

/** A parameter of one of the policies, such as `minimum`. */
export function policyParameter(policies: Json | undefined, name: string): Json | undefined {
  return policyList(policies).find(({ params }) => Object.hasOwn(params, name))?.params[name];
}

function policyList(
  policies: Json | undefined,
): readonly { readonly requirements: readonly string[]; readonly params: JsonObject }[] {
  const { policies: list } = objectOf(policies);
  if (!Array.isArray(list)) return [];
  return list.map((policy: Json) => {
    const { policyRequirements, params } = objectOf(policy);
    const requirements = Array.isArray(policyRequirements)
      ? policyRequirements.filter((name: Json) => typeof name === "string")
      : [];
    return { requirements, params: objectOf(params) };
  });
}

/** Policies are named in capitals; whatever else stands there is no key of a text. */
function policyKey(requirement: Json | undefined): TextKey {
  return typeof requirement === "string" && /^[A-Z_]+$/.test(requirement) && isKey(requirement)
    ? requirement
    : "POLICY";
}

function isKey(name: string): name is TextKey {
  return Object.hasOwn(en, name);
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function parse(failed: Json): Json {
  try {
    return typeof failed === "string" ? JSON.parse(failed) : failed;
  } catch {
    return null;
  }
}
