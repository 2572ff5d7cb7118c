import { isObject, type Json, type JsonObject } from "../json.ts";
import { foldToFixedPoint } from "./canonical.ts";
import type { PolicyFailure } from "./directory.ts";
import { isHashable } from "./password-hashing.ts";

/** The attribute that holds a user's security questions, each with the hash of its answer. */
export const answersAttribute = "kbaInfo";

/** A security question: one of the app's, or one that the user has written. */
export type SecurityQuestion =
  { readonly questionId: string } | { readonly customQuestion: string };

/** What a user says to one of his questions. */
export interface GivenAnswer {
  readonly question: SecurityQuestion;
  readonly answer: string;
}

/**
 * An answer as it is hashed and compared: NFKC, case folded, without space around it, and with one space where there
 * are several. Undefined when nothing is left of it, or when it is too long to be hashed.
 */
export function normalAnswer(answer: string): string | undefined {
  if (!isHashable(answer)) return undefined;
  const normal = foldToFixedPoint(answer).trim().replace(/\s+/gu, " ");
  return normal !== "" && isHashable(normal) ? normal : undefined;
}

/** What argon2id makes of an answer; nothing else that begins like this is one. */
const hash =
  /^\$argon2id\$v=19\$m=\d{1,7},t=\d{1,3},p=\d{1,3}\$[A-Za-z0-9+/]{8,}\$[A-Za-z0-9+/]{16,}$/;

/** The question of an entry of the attribute; undefined when it has none, or two. */
export function questionOf(entry: Json): SecurityQuestion | undefined {
  if (!isObject(entry)) return undefined;
  const { questionId, customQuestion } = entry;
  if (isText(questionId)) return customQuestion === undefined ? { questionId } : undefined;
  return isText(customQuestion) && questionId === undefined ? { customQuestion } : undefined;
}

/** Equal for two questions that are the same. */
export function questionKey(question: SecurityQuestion): string {
  return "questionId" in question
    ? JSON.stringify(["id", question.questionId])
    : JSON.stringify(["custom", normalAnswer(question.customQuestion) ?? ""]);
}

/** What keeps the questions and answers among these attributes from being stored. */
export function answerFailures(attributes: JsonObject): readonly PolicyFailure[] {
  const value = valueOf(attributes);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [failure("VALID_TYPE", { types: ["array"] })];
  const entries: readonly Json[] = value;
  const questions = entries.flatMap((entry) => questionOf(entry) ?? []);
  const failures: PolicyFailure[] = [];
  if (questions.length < entries.length || !entries.every(hasAnswer))
    failures.push(failure("REQUIRED"));
  if (new Set(questions.map(questionKey)).size < questions.length) failures.push(failure("UNIQUE"));
  return failures;
}

/** These attributes with the answers hashed that are not hashed yet. They must have no `answerFailures`. */
export async function hashAnswers(
  attributes: JsonObject,
  hashed: (normal: string) => Promise<string>,
): Promise<JsonObject> {
  const value = valueOf(attributes);
  if (!Array.isArray(value)) return attributes;
  const entries: Json[] = [];
  for (const entry of value as readonly Json[]) {
    const answer = isObject(entry) ? entry["answer"] : undefined;
    const normal =
      typeof answer === "string" && !hash.test(answer) ? normalAnswer(answer) : undefined;
    entries.push(
      isObject(entry) && normal !== undefined ? { ...entry, answer: await hashed(normal) } : entry,
    );
  }
  return { ...attributes, [answersAttribute]: entries };
}

/** The hash of the answer to a question; undefined where the object has no such question. */
export function storedAnswer(
  attributes: JsonObject,
  question: SecurityQuestion,
): string | undefined {
  const value = valueOf(attributes);
  const entries: readonly Json[] = Array.isArray(value) ? value : [];
  const entry = entries.find((one) => {
    const asked = questionOf(one);
    return asked !== undefined && questionKey(asked) === questionKey(question);
  });
  const answer = isObject(entry ?? null) ? (entry as JsonObject)["answer"] : undefined;
  return typeof answer === "string" && hash.test(answer) ? answer : undefined;
}

/** These attributes without the hashes: questions are no secrets from their user, answers are from everybody. */
export function withoutAnswers(attributes: JsonObject): JsonObject {
  const value = valueOf(attributes);
  if (value === undefined) return attributes;
  const entries: readonly Json[] = Array.isArray(value) ? value : [];
  return {
    ...attributes,
    [answersAttribute]: entries.flatMap((entry) => questionOf(entry) ?? []),
  };
}

function valueOf(attributes: JsonObject): Json | undefined {
  return Object.hasOwn(attributes, answersAttribute) ? attributes[answersAttribute] : undefined;
}

function hasAnswer(entry: Json): boolean {
  const answer = isObject(entry) ? entry["answer"] : undefined;
  return typeof answer === "string" && (hash.test(answer) || normalAnswer(answer) !== undefined);
}

function failure(policyRequirement: string, params?: JsonObject): PolicyFailure {
  return { attribute: answersAttribute, policyRequirement, ...(params ? { params } : {}) };
}

function isText(value: Json | undefined): value is string {
  return typeof value === "string" && value !== "";
}
