import type { Json } from "@journeyc/runtime";
import { isObject } from "../../runtime/json.ts";
import type { Wire } from "../runtime/http/support/client.ts";
import type { Decisions } from "./decisions.ts";
import { type Persona, victim } from "./persona.ts";

/** Somebody at the keyboard. */
export interface Typist {
  readonly persona: Persona;
  readonly decisions: Decisions;
  /** The share of answers that are as they should be. */
  readonly honesty: number;
  /** The newest one-time code that they know. */
  readonly code: string | undefined;
  /** A name that they may give instead of their own. */
  readonly otherName: string;
  /** The names that they have given. */
  readonly namesTyped: Set<string>;
}

export const questions = { "1": { en: "What is your favorite color?" } };
const answerToQuestion = "Blue";
const newPassword = "Battery-Staple-2!";

/** The step as somebody sends it back. */
export async function answered(
  body: object,
  callbacks: readonly Wire[],
  typist: Typist,
): Promise<object> {
  const passkey = await typist.persona.authenticators.answerWithPasskey(callbacks);
  const filled = callbacks.map((callback, index) => {
    const values = new Answering(callback, index, typist, passkey).values();
    const input = callback.input?.map((field) => ({
      ...field,
      value: values[suffixOf(field.name)] ?? field.value,
    }));
    return input === undefined ? callback : { ...callback, input };
  });
  return { ...body, callbacks: filled };
}

/** `question` of `IDToken3question`. */
function suffixOf(name: string): string {
  return name.replace(/^IDToken\d+/, "");
}

/** What somebody types into the fields of a callback, by their suffixes. */
class Answering {
  readonly #callback: Wire;
  readonly #typist: Typist;
  readonly #name: string;
  readonly #passkey: string | undefined;

  constructor(callback: Wire, index: number, typist: Typist, passkey: string | undefined) {
    this.#callback = callback;
    this.#typist = typist;
    this.#name = `${callback.type} ${index}`;
    this.#passkey = passkey;
  }

  values(): Readonly<Record<string, unknown>> {
    const { type } = this.#callback;
    if (type === "KbaCreateCallback")
      return {
        question: this.#list("predefinedQuestions")[0] ?? "Which one?",
        answer: answerToQuestion,
      };
    const value = this.#value(type);
    if (/^(?:Name|ValidatedCreateUsername|StringAttributeInput)Callback$/.test(type))
      this.#typist.namesTyped.add(String(value));
    return { "": value };
  }

  #value(type: string): unknown {
    const { decisions, honesty } = this.#typist;
    const isHonest = (): boolean => decisions.happens(`${this.#name} honest`, honesty);
    switch (type) {
      case "NameCallback":
      case "ValidatedCreateUsernameCallback":
        return isHonest() ? this.#ownName() : this.#otherName();
      case "PasswordCallback":
      case "ValidatedCreatePasswordCallback":
        return isHonest() ? this.#password() : this.#any(["Wrong-Password-9!", "short", ""]);
      case "StringAttributeInputCallback":
        return isHonest() ? this.#attribute() : this.#otherName();
      case "NumberAttributeInputCallback":
        return 1;
      case "BooleanAttributeInputCallback":
        return this.#any([true, false]);
      case "ChoiceCallback":
        return this.#below(this.#list("choices").length);
      case "HiddenValueCallback":
        return this.#hidden(isHonest());
      case "SelectIdPCallback":
        return this.#provider();
      case "ConfirmationCallback":
        return this.#button();
      case "TermsAndConditionsCallback":
      case "ConsentMappingCallback":
        return isHonest();
      default:
        return isHonest() ? "text" : "";
    }
  }

  #any<T>(values: readonly [T, ...T[]]): T {
    return this.#typist.decisions.pick(this.#name, values);
  }

  #below(number: number): number {
    return this.#typist.decisions.below(this.#name, number);
  }

  #output(name: string): unknown {
    return this.#callback.output.find((entry) => entry.name === name)?.value;
  }

  #list(name: string): readonly Json[] {
    const list = this.#output(name);
    // The wire has JSON.
    return Array.isArray(list) ? (list as Json[]) : [];
  }

  /** The name, or a code where one is asked for by a line. */
  #ownName(): string {
    const { persona, code } = this.#typist;
    const wantsCode = this.#list("autocompleteValues").includes("one-time-code");
    return wantsCode && code !== undefined ? code : persona.name;
  }

  #otherName(): string {
    return this.#any([victim, this.#typist.otherName, ""]);
  }

  #password(): string {
    const { persona, code } = this.#typist;
    const policies = this.#output("policies");
    if (isObject(policies as Json) && Object.keys(policies as object).length > 0)
      return newPassword;
    const prompt = String(this.#output("prompt"));
    if (prompt === questions["1"].en) return answerToQuestion;
    return code !== undefined && /code|one.time/i.test(prompt) ? code : persona.password;
  }

  #attribute(): string {
    const attribute = this.#output("name");
    if (attribute === "mail" || attribute === "userName") return this.#typist.persona.name;
    return attribute === "telephoneNumber" ? "+41 31 000 00 01" : "Text";
  }

  /** What the browser says of a passkey, or what a script of the page answers. */
  #hidden(isHonest: boolean): string {
    if (this.#output("id") !== "webAuthnOutcome") return "text";
    if (isHonest) return this.#passkey ?? "text";
    return this.#any(["unsupported", "ERROR::NotAllowedError:No", "text"]);
  }

  #provider(): Json {
    const providers = this.#list("providers");
    const provider = providers[this.#below(providers.length)];
    const name = isObject(provider) ? provider["provider"] : undefined;
    return typeof name === "string" ? name : "";
  }

  /** A button, or none, where a page that waits has one. */
  #button(): number {
    const nothing = 100;
    const { length } = this.#list("options");
    const waits = length === 1 && this.#typist.decisions.happens(`${this.#name} waits`, 0.5);
    return waits ? nothing : this.#below(length);
  }
}
