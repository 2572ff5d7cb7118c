import type { Json, JsonObject } from "../../json.ts";
import { isObject } from "../../machine/attribute-path.ts";

type Words = (params: JsonObject) => string;

const counted = (params: JsonObject, key: string, one: string, many: string): string =>
  params[key] === 1 ? `1 ${one}` : `${String(params[key])} ${many}`;

const words: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["REQUIRED", () => "This is needed."],
  ["UNIQUE", () => "This is taken. Choose another."],
  [
    "MIN_LENGTH",
    (params) => `Use at least ${counted(params, "minLength", "character", "characters")}.`,
  ],
  [
    "MAX_LENGTH",
    (params) => `Use at most ${counted(params, "maxLength", "character", "characters")}.`,
  ],
  [
    "AT_LEAST_X_CAPITAL_LETTERS",
    (params) => `Use at least ${counted(params, "numCaps", "capital letter", "capital letters")}.`,
  ],
  [
    "AT_LEAST_X_NUMBERS",
    (params) => `Use at least ${counted(params, "numNums", "digit", "digits")}.`,
  ],
  ["CANNOT_CONTAIN_OTHERS", () => "This must not contain other things that are known about you."],
  ["CANNOT_CONTAIN_CHARACTERS", () => "This contains a character that cannot be used."],
  ["CANNOT_CONTAIN_DUPLICATES", () => "This repeats characters too often."],
  ["VALID_TYPE", () => "This is not the kind of value that is needed."],
  ["VALID_USERNAME", () => "This cannot be used as a user name."],
  ["VALID_EMAIL_ADDRESS_FORMAT", () => "Enter an email address like name@example.com."],
  ["VALID_PHONE_FORMAT", () => "Enter a phone number."],
  ["VALID_NAME_FORMAT", () => "This cannot be used as a name."],
  ["VALID_DATE", () => "Enter a date like 2026-01-31."],
  ["VALID_TIME", () => "Enter a time like 09:30."],
  ["VALID_DATETIME", () => "Enter a date and a time."],
  ["VALID_URI", () => "Enter a web address."],
  ["VALID_NUMBER", () => "Enter a number."],
  ["MINIMUM_NUMBER_VALUE", (params) => `Enter a number of ${String(params["minimum"])} or more.`],
  ["MAXIMUM_NUMBER_VALUE", (params) => `Enter a number of ${String(params["maximum"])} or less.`],
  ["VALID_ENUM_VALUE", () => "This is not one of the values that can be chosen."],
  ["MATCH_REGEXP", () => "This does not have the form that is needed."],
]);

/** What is wrong with an answer, in words: `failedPolicies` as callbacks carry it, JSON in strings. */
export function policyWords(failedPolicies: Json | undefined): readonly string[] {
  if (!Array.isArray(failedPolicies)) return [];
  const sentences = failedPolicies.map((failed: Json) => sentence(parse(failed)));
  return [...new Set(sentences)];
}

function sentence(failed: Json): string {
  const { policyRequirement, params = {} } = isObject(failed) ? failed : {};
  const known = words.get(String(policyRequirement));
  return known ? known(isObject(params) ? params : {}) : "This cannot be used.";
}

function parse(failed: Json): Json {
  try {
    return typeof failed === "string" ? JSON.parse(failed) : failed;
  } catch {
    return null;
  }
}
