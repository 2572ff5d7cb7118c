import { isObject, own, type Json, type JsonObject } from "../json.ts";
import { counterpartOf, type PolicySubject } from "./policy-constraints.ts";

/** What the policies of an attribute come to. */
export interface AttributePolicies {
  /** Keywords of JSON Schema, those of the configuration among them. */
  readonly keywords: JsonObject;
  /** True when a policy says that the attribute must be there. */
  readonly required: boolean;
  /** Policies without a counterpart, as they are. */
  readonly rest: readonly Json[];
}

/** @param stated keywords that the configuration has beside its policies */
export function applyPolicies(
  configuration: JsonObject,
  stated: JsonObject,
  subject: PolicySubject,
): AttributePolicies {
  const read = [own(configuration, "policies") ?? []].flat().map((policy) => ({
    policy,
    counterpart: isObject(policy) ? counterpartOf(policy, subject) : undefined,
  }));
  const found = read.flatMap(({ counterpart }) => counterpart ?? []);
  const { pattern, ...others } = stated;
  const patterns = found.flatMap((counterpart) => counterpart.pattern ?? []);
  return {
    keywords: {
      ...found.reduce((all, { keywords = {} }) => narrow(all, keywords), others),
      ...allOf(typeof pattern === "string" ? [pattern, ...patterns] : patterns),
    },
    required: found.some(({ required }) => required === true),
    rest: read.filter(({ counterpart }) => counterpart === undefined).map(({ policy }) => policy),
  };
}

/** Both sets of keywords; of two limits the narrower. */
function narrow(one: JsonObject, other: JsonObject): JsonObject {
  const limits = Object.entries(other).map(([keyword, value]): [string, Json] => {
    const before = own(one, keyword);
    if (typeof before !== "number" || typeof value !== "number") return [keyword, value];
    return [keyword, keyword.startsWith("min") ? Math.max(before, value) : Math.min(before, value)];
  });
  return { ...one, ...Object.fromEntries(limits) };
}

/** A schema has one `pattern`; further ones stand in `allOf`. */
function allOf(patterns: readonly string[]): JsonObject {
  const [first, ...others] = new Set(patterns);
  if (first === undefined) return {};
  if (others.length === 0) return { pattern: first };
  return { pattern: first, allOf: others.map((pattern) => ({ pattern })) };
}
