import { objectAt, own, textAt, type Json, type JsonObject } from "../json.ts";

/** What a policy is said of: whether the attribute is a text, and whether it stands at the top of the object. */
export interface PolicySubject {
  readonly text: boolean;
  readonly list: boolean;
  readonly top: boolean;
}

/** What JSON Schema has for a policy. */
export interface Counterpart {
  /** Keywords of the attribute's schema; of two limits the narrower counts. */
  readonly keywords?: JsonObject;
  /** A pattern that the text must match beside those that are there. */
  readonly pattern?: string;
  readonly required?: true;
}

type Translation = (params: JsonObject, subject: PolicySubject) => Counterpart | undefined;

/** The policies of IDM that JSON Schema can say. All others stay as they are, under `x-idm-policies`. */
const translations: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ["required", () => ({ required: true })],
  ["not-empty", (_, subject) => notEmpty(subject)],
  ["unique", unique],
  ["valid-username", unique],
  ["minimum-length", limit("minLength", "minLength")],
  ["maximum-length", limit("maxLength", "maxLength")],
  ["minimum-number-value", limit("minimum", "minimum")],
  ["maximum-number-value", limit("maximum", "maximum")],
  ["regexpMatches", expression],
  ["valid-email-address-format", () => ({ keywords: { format: "email" } })],
  ["valid-phone-format", () => ({ pattern: String.raw`^\+?[0-9() -]*$` })],
  ["cannot-contain-characters", withoutCharacters],
  ["at-least-X-capitals", atLeast("numCaps", "A-Z")],
  ["at-least-X-numbers", atLeast("numNums", "0-9")],
]);

/** The counterpart of one policy of an attribute; undefined when it has none. */
export function counterpartOf(policy: JsonObject, subject: PolicySubject): Counterpart | undefined {
  return translations.get(textAt(policy, "policyId") ?? "")?.(objectAt(policy, "params"), subject);
}

/** Whether an expression of the configuration is one that JSON Schema can use. */
export function isPattern(value: Json | undefined): value is string {
  if (typeof value !== "string") return false;
  try {
    return new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Whether a value can stand as a length or a number of items. */
export function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function notEmpty({ text, list }: PolicySubject): Counterpart | undefined {
  if (text) return { keywords: { minLength: 1 } };
  return list ? { keywords: { minItems: 1 } } : undefined;
}

/** Only texts at the top are unique in a directory; a query of the policy's own asks for something else. */
function unique(params: JsonObject, { text, top }: PolicySubject): Counterpart | undefined {
  return text && top && Object.keys(params).length === 0
    ? { keywords: { unique: true } }
    : undefined;
}

function limit(parameter: string, keyword: string): Translation {
  const usable = keyword.endsWith("Length")
    ? isCount
    : (value: Json | undefined): value is number => typeof value === "number";
  return (params) => {
    const value = own(params, parameter);
    return usable(value) ? { keywords: { [keyword]: value } } : undefined;
  };
}

function expression(params: JsonObject): Counterpart | undefined {
  const regexp = own(params, "regexp");
  return isPattern(regexp) && (textAt(params, "flags") ?? "") === ""
    ? { pattern: regexp }
    : undefined;
}

function withoutCharacters(params: JsonObject): Counterpart | undefined {
  const forbidden = own(params, "forbiddenChars");
  if (!Array.isArray(forbidden) || forbidden.length === 0) return undefined;
  if (!forbidden.every((text) => typeof text === "string" && text !== "")) return undefined;
  const escaped = forbidden.map((text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, escape));
  return forbidden.every((text: string) => [...text].length === 1)
    ? { pattern: `^[^${escaped.join("")}]*$` }
    : { pattern: `^(?![\\s\\S]*(?:${escaped.join("|")}))` };
}

/** A slash needs no escape, and a hyphen must have one within brackets. */
function escape(character: string): string {
  return character === "/" ? "/" : `\\${character}`;
}

/** Larger numbers no policy means, and no expression can hold. */
const MOST_CHARACTERS = 1000;

function atLeast(parameter: string, characters: string): Translation {
  return (params) => {
    const count = own(params, parameter);
    return isCount(count) && count <= MOST_CHARACTERS
      ? { pattern: `^(?:[^${characters}]*[${characters}]){${count}}` }
      : undefined;
  };
}
