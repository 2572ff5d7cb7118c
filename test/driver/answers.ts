import type { Answer, Json } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { Callback } from "../../runtime/machine/callbacks.ts";
import type { Chance } from "./chance.ts";
import { type Persona, victim } from "./persona.ts";

/** Somebody at the keyboard. */
export interface Typist {
  readonly persona: Persona;
  readonly chance: Chance;
  /** The share of answers that are as they should be. */
  readonly honesty: number;
  /** The newest one-time code that was mailed to them. */
  readonly code: string | undefined;
}

export const questions = { "1": { en: "What is your favorite color?" } };
const answerToQuestion = "Blue";
const newPassword = "Battery-Staple-2!";

/** What somebody types into each field of a question. */
export function answersTo(callbacks: readonly Callback[], typist: Typist): readonly Answer[] {
  return callbacks.map((callback) => answerTo(callback, typist));
}

function answerTo(callback: Callback, typist: Typist): Answer {
  const { chance, honesty } = typist;
  const honest = chance.happens(honesty);
  switch (callback.type) {
    case "NameCallback":
    case "ValidatedCreateUsernameCallback":
      return typed(callback, honest ? nameFor(callback, typist) : otherName(chance));
    case "PasswordCallback":
    case "ValidatedCreatePasswordCallback":
      return typed(callback, honest ? passwordFor(callback, typist) : wrongPassword(chance));
    case "StringAttributeInputCallback":
      return typed(callback, honest ? attributeFor(callback, typist.persona) : otherName(chance));
    case "NumberAttributeInputCallback":
      return typed(callback, 1);
    case "BooleanAttributeInputCallback":
      return typed(callback, chance.happens(0.5));
    case "ChoiceCallback":
      return typed(callback, chance.below(listOf(callback, "choices").length));
    case "HiddenValueCallback":
      return typed(callback, scriptsAnswer(callback, chance));
    case "SelectIdPCallback":
      return typed(callback, providerFor(callback, chance));
    case "ConfirmationCallback":
      return typed(callback, pressed(callback, chance));
    case "TermsAndConditionsCallback":
    case "ConsentMappingCallback":
      return typed(callback, honest);
    case "KbaCreateCallback":
      return new Map([
        ["question", listOf(callback, "predefinedQuestions")[0] ?? "Which one?"],
        ["answer", answerToQuestion],
      ]);
    default:
      return typed(callback, honest ? "text" : "");
  }
}

/** A value for the callback's field, where it has one. */
function typed({ input }: Callback, value: Json): Answer {
  const values = input.map(({ suffix }): [string, Json] => [
    suffix,
    suffix === "validateOnly" ? false : value,
  ]);
  return new Map(values);
}

function outputOf({ output }: Callback, name: string): Json | undefined {
  return output.find((entry) => entry.name === name)?.value;
}

function listOf(callback: Callback, name: string): readonly Json[] {
  const list = outputOf(callback, name);
  return Array.isArray(list) ? list : [];
}

/** The name, or a code where one is asked for by a line. */
function nameFor(callback: Callback, { persona, code }: Typist): string {
  const wantsCode = listOf(callback, "autocompleteValues").includes("one-time-code");
  return wantsCode && code !== undefined ? code : persona.name;
}

/** What a browser says that has no authenticator. */
function scriptsAnswer(callback: Callback, chance: Chance): string {
  return outputOf(callback, "id") === "webAuthnOutcome"
    ? (chance.pick(["unsupported", "ERROR::NotAllowedError:No", "text"]) ?? "text")
    : "text";
}

function providerFor(callback: Callback, chance: Chance): Json {
  const provider = chance.pick(listOf(callback, "providers"));
  return isObject(provider) && typeof provider["provider"] === "string" ? provider["provider"] : "";
}

/** A button, or none, where a page that waits has one. */
function pressed(callback: Callback, chance: Chance): number {
  const nothing = 100;
  const { length } = listOf(callback, "options");
  return length === 1 && chance.happens(0.5) ? nothing : chance.below(length);
}

function passwordFor(callback: Callback, { persona, code, chance }: Typist): string {
  const policies = outputOf(callback, "policies");
  const isNew = isObject(policies) && Object.keys(policies).length > 0;
  if (isNew) return newPassword;
  const prompt = outputOf(callback, "prompt");
  if (prompt === questions["1"].en) return answerToQuestion;
  return code !== undefined && chance.happens(0.8) ? code : persona.password;
}

function wrongPassword(chance: Chance): string {
  return chance.pick(["Wrong-Password-9!", "short", ""]) ?? "";
}

function otherName(chance: Chance): string {
  return chance.pick([victim, "nobody@example.com", ""]) ?? "";
}

function attributeFor(callback: Callback, { name }: Persona): string {
  const attribute = outputOf(callback, "name");
  if (attribute === "mail" || attribute === "userName") return name;
  return attribute === "telephoneNumber" ? "+41 31 000 00 01" : "Text";
}
