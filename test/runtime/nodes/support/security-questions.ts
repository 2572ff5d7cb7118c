import type { SecurityQuestions } from "../../../../runtime/machine/app-content.ts";
import type { Json } from "../../../../runtime/json.ts";
import type { Answer } from "../../../../runtime/machine/callbacks.ts";

/** Five questions, of which a user defines two and shows one. */
export const securityQuestions: SecurityQuestions = {
  questions: {
    pet: { en: "What was your first pet called?", de: "Wie hieß dein erstes Haustier?" },
    city: { en: "Where were you born?", de: "Wo bist du geboren?" },
    teacher: "Who was your first teacher?",
    book: "What was the first book that you read?",
    street: "In which street did you grow up?",
  },
  minimumAnswersToDefine: 2,
  minimumAnswersToVerify: 1,
};

/** What a client answers to a KbaCreateCallback. */
export function defined(question?: Json, answer?: Json): Answer {
  const inputs = new Map<string, Json>();
  if (question !== undefined) inputs.set("question", question);
  if (answer !== undefined) inputs.set("answer", answer);
  return inputs;
}
