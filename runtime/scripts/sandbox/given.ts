import type { AttributeQuestion } from "../../callbacks/attribute-input-callback.ts";
import type { TextKind } from "../../callbacks/text-output-callback.ts";
import type { JourneyError } from "../../errors.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { misused } from "./errors.ts";
import type { Visit } from "./visit.ts";

/** What a script has passed to a method, by position. Its types are checked here, as nobody else has. */
export class Given {
  readonly #visit: Visit;
  readonly #binding: string;
  readonly #values: readonly Json[];

  constructor(visit: Visit, binding: string, values: readonly Json[]) {
    this.#visit = visit;
    this.#binding = binding;
    this.#values = values;
  }

  isNumber(index: number): boolean {
    return typeof this.#values[index] === "number";
  }

  text(index: number, standard?: string): string {
    const value = this.#values[index] ?? standard;
    return this.#visit.text(value, this.#binding);
  }

  number(index: number, standard?: number): number {
    return this.#visit.number(this.#values[index] ?? standard, this.#binding);
  }

  yes(index: number): boolean {
    return this.#values[index] === true;
  }

  texts(index: number): readonly string[] {
    const value = this.#values[index];
    if (!Array.isArray(value)) throw this.wrong(`argument ${index + 1} is a list of texts`);
    return value.map((item: Json) => this.#visit.text(item, this.#binding));
  }

  object(index: number, standard?: JsonObject): JsonObject {
    const value = this.#values[index] ?? standard;
    if (!isObject(value)) throw this.wrong(`argument ${index + 1} is an object`);
    return value;
  }

  objects(index: number): readonly JsonObject[] {
    const value = this.#values[index];
    if (!Array.isArray(value) || !value.every(isObject))
      throw this.wrong(`argument ${index + 1} is a list of objects`);
    return value;
  }

  /** `(name, prompt, value, required[, policies, validateOnly][, failedPolicies])`. */
  attribute(type: AttributeQuestion["type"]): AttributeQuestion {
    const policies = this.#values[4];
    return {
      type,
      name: this.text(0),
      prompt: this.text(1),
      value: this.#values[2],
      required: this.yes(3),
      policies: isObject(policies) ? policies : {},
    };
  }

  wrong(wanted: string): JourneyError {
    return misused(this.#visit.name, this.#binding, wanted);
  }
}

const textKinds: Readonly<Record<string, TextKind>> = {
  "0": "information",
  "1": "warning",
  "2": "error",
  "4": "script",
};

/** Java's number of a kind of message, as a text or not. */
export function textKind(number: string): TextKind {
  return (Object.hasOwn(textKinds, number) ? textKinds[number] : undefined) ?? "information";
}

export function messageKind(number: number): "information" | "warning" | "error" {
  const kind = textKind(String(number));
  return kind === "script" ? "information" : kind;
}
