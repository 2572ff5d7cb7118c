import { defined } from "../../defined.ts";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { Answer, Callback } from "../../machine/callbacks.ts";
import type { AskedCallback } from "../../machine/run-state.ts";
import type { Question } from "../../machine/step.ts";

/** `IDToken<n><suffix>`, n counting every callback of the response from 1, read-only ones too. */
export function inputName(index: number, suffix: string): string {
  return `IDToken${index + 1}${suffix}`;
}

function toWire(callback: Callback, index: number, firstId: number | undefined): JsonObject {
  const { type, output, input } = callback;
  const named = input.map(({ suffix, value }) => ({ name: inputName(index, suffix), value }));
  return {
    type,
    output: output.map(({ name, value }) => ({ name, value })),
    ...(input.length > 0 ? { input: named } : {}),
    // Only callbacks of a page carry one; clients send it back untouched.
    ...(firstId === undefined ? {} : { _id: firstId + index }),
  };
}

/** A step as clients read it. Header, description and stage are left out where the page has none. */
export function stepBody(authId: string, question: Question): JsonObject {
  const { callbacks, firstId, page } = question;
  return {
    authId,
    callbacks: callbacks.map((callback, index) => toWire(callback, index, firstId)),
    ...defined({ stage: page?.stage, header: page?.header, description: page?.description }),
  };
}

/** The answers that a client sent, matched by position; a text says why they do not fit what was asked. */
export function answersFrom(
  submitted: Json | undefined,
  asked: readonly AskedCallback[],
): readonly Answer[] | string {
  if (submitted === undefined && asked.every(({ input }) => input.length === 0))
    return asked.map(() => new Map());
  if (!Array.isArray(submitted) || submitted.length !== asked.length) {
    return "Incorrect number of callbacks found in JSON response";
  }
  const answers: Answer[] = [];
  for (const [index, callback] of asked.entries()) {
    const answer = answerFrom(submitted[index] as Json, callback, index);
    if (typeof answer === "string") return answer;
    answers.push(answer);
  }
  return answers;
}

function answerFrom(submitted: Json, asked: AskedCallback, index: number): Answer | string {
  if (!isObject(submitted) || submitted["type"] !== asked.type) {
    return "Required callback not found in JSON response";
  }
  const answer = new Map<string, Json>();
  if (asked.input.length === 0) return answer;
  const inputs = submitted["input"];
  if (!Array.isArray(inputs)) return "Required input not found in JSON response";
  const suffixes = new Map(asked.input.map(({ suffix }) => [inputName(index, suffix), suffix]));
  for (const input of inputs as readonly Json[]) {
    if (!isObject(input) || typeof input["name"] !== "string")
      return "Required input not found in JSON response";
    const suffix = suffixes.get(input["name"]);
    const value = Object.hasOwn(input, "value") ? input["value"] : undefined;
    // What a person enters is a text, a number, a choice: never a structure.
    if (typeof value === "object" && value !== null)
      return "Input values must not be objects or arrays";
    if (suffix !== undefined && value !== undefined) answer.set(suffix, value);
  }
  return answer;
}
