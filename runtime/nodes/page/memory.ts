import { JourneyError } from "../../errors.ts";
import { isObject, type Json } from "../../json.ts";
import type { Answer } from "../../machine/callbacks.ts";
import type { PageMemberRun } from "../../machine/node-type.ts";
import { expectAnswers } from "../input/answers.ts";
import type { MemberAnswers, MemberResult } from "./members.ts";

/** Which callbacks of the page belong to which member: kept until the page is submitted. */
export function pageMemory(
  members: readonly PageMemberRun[],
  questions: readonly MemberResult[],
): Json {
  return members.map(({ name }, index) => {
    const question = questions[index];
    if (question?.kind !== "ask") return { name, callbacks: 0 };
    const { callbacks, memory } = question;
    return { name, callbacks: callbacks.length, ...(memory === undefined ? {} : { memory }) };
  });
}

/**
 * Gives each member the answers to its own callbacks.
 * @throws JourneyError `node-page-memory-unusable`, `node-answers-mismatch`
 */
export function splitAnswers(
  members: readonly PageMemberRun[],
  memory: Json | undefined,
  answers: readonly Answer[],
): readonly MemberAnswers[] {
  const kept = members.map((member, index) => keptFor(member, memory, index));
  const asked = kept.reduce((sum, { callbacks }) => sum + callbacks, 0);
  expectAnswers(answers, asked);
  let next = 0;
  return kept.map(({ callbacks, memory }) => {
    const own = answers.slice(next, next + callbacks);
    next += callbacks;
    return { answers: callbacks === 0 ? undefined : own, memory };
  });
}

function keptFor(
  member: PageMemberRun,
  memory: Json | undefined,
  index: number,
): { readonly callbacks: number; readonly memory: Json | undefined } {
  const kept: Json | undefined = Array.isArray(memory)
    ? (memory as readonly Json[])[index]
    : undefined;
  const callbacks = isObject(kept) && kept["name"] === member.name ? kept["callbacks"] : undefined;
  if (!isObject(kept) || typeof callbacks !== "number") throw memoryUnusable();
  return { callbacks, memory: kept["memory"] };
}

function memoryUnusable(): JourneyError {
  return new JourneyError(
    "node-page-memory-unusable",
    "What a page had kept with its questions does not fit its members.",
    "Let the run start again: its journey has changed since the page was shown.",
  );
}
