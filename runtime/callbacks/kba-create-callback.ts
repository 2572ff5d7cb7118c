import type { Callback } from "../machine/callbacks.ts";
import { callbackOf } from "./callback-of.ts";

export interface KbaQuestion {
  readonly prompt: string;
  readonly predefinedQuestions: readonly string[];
  readonly allowUserDefinedQuestions: boolean;
}

/**
 * `KbaCreateCallback`: a security question with its answer. Output `prompt`, `predefinedQuestions`,
 * `allowUserDefinedQuestions`, inputs `question` and `answer`.
 */
export function kbaCreateCallback(question: KbaQuestion): Callback {
  const { prompt, predefinedQuestions, allowUserDefinedQuestions } = question;
  return callbackOf(
    "KbaCreateCallback",
    { prompt, predefinedQuestions, allowUserDefinedQuestions },
    { question: "", answer: "" },
  );
}
