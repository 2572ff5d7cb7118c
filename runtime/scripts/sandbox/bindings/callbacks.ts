import { isObject, type Json, type JsonObject } from "../../../json.ts";
import type { Answer, Callback } from "../../../machine/callbacks.ts";
import type { Binding } from "../binding.ts";
import type { Visit } from "../visit.ts";

/** AM's method for the answers to each type of callback, and what one of them looks like. */
const readers: Readonly<Record<string, { type: string; read(answer: Answer): Json }>> = {
  getNameCallbacks: { type: "NameCallback", read: textOf },
  getPasswordCallbacks: { type: "PasswordCallback", read: textOf },
  getTextInputCallbacks: { type: "TextInputCallback", read: textOf },
  getChoiceCallbacks: { type: "ChoiceCallback", read: (answer) => [indexOf(answer)] },
  getConfirmationCallbacks: { type: "ConfirmationCallback", read: indexOf },
  getStringAttributeInputCallbacks: { type: "StringAttributeInputCallback", read: textOf },
  getNumberAttributeInputCallbacks: { type: "NumberAttributeInputCallback", read: numberOf },
  getBooleanAttributeInputCallbacks: { type: "BooleanAttributeInputCallback", read: yesOf },
  getValidatedUsernameCallbacks: { type: "ValidatedCreateUsernameCallback", read: validated },
  getValidatedPasswordCallbacks: { type: "ValidatedCreatePasswordCallback", read: validated },
  getTermsAndConditionsCallbacks: { type: "TermsAndConditionsCallback", read: yesOf },
  getConsentMappingCallbacks: { type: "ConsentMappingCallback", read: yesOf },
  getDeviceProfileCallbacks: { type: "DeviceProfileCallback", read: textOf },
  getSelectIdPCallbacks: { type: "SelectIdPCallback", read: textOf },
  getIdpCallbacks: { type: "IdPCallback", read: textOf },
  getKbaCreateCallbacks: {
    type: "KbaCreateCallback",
    read: (answer) => ({
      selectedQuestion: textOf(answer, "question"),
      selectedAnswer: textOf(answer, "answer"),
    }),
  },
};

/** Types whose answers never stand in a log. */
const secret = new Set([
  "PasswordCallback",
  "ValidatedCreatePasswordCallback",
  "KbaCreateCallback",
  "HiddenValueCallback",
]);

/** `callbacks`: the answers to what the script asked when it ran before. A client may answer anything. */
export const binding: Binding = {
  inside: `
const callbacks = { isEmpty: () => call("callbacks.isEmpty") };
for (const name of ${JSON.stringify(Object.keys(readers))})
  callbacks[name] = () => list(call("callbacks.read", name));
callbacks.getHiddenValueCallbacks = () => {
  return map(call("callbacks.hidden"));
};
define("callbacks", freeze(callbacks));
`,
  calls: {
    "callbacks.isEmpty": (visit) => answered(visit).length === 0,
    "callbacks.read": (visit, [name]) => {
      const reader = readers[String(name)];
      const found = answered(visit).filter(({ type }) => type === reader?.type);
      return found.map(({ type, answer }) => {
        const value = reader?.read(answer) ?? null;
        if (secret.has(type)) visit.secrets.add(value);
        return value;
      });
    },
    "callbacks.hidden": (visit) => {
      const found = answered(visit).filter(({ type }) => type === "HiddenValueCallback");
      const values = found.map(({ id, answer }) => [id, textOf(answer)] as const);
      for (const [, value] of values) visit.secrets.add(value);
      return Object.fromEntries(values);
    },
  },
};

interface Answered {
  readonly type: string;
  readonly id: string;
  readonly answer: Answer;
}

/** What is kept with a question, to tell its answers apart. */
export function askedOf(callbacks: readonly Callback[]): Json {
  return callbacks.map(({ type, output }): JsonObject => {
    const id = output.find(({ name }) => name === "id")?.value;
    return { type, id: typeof id === "string" ? id : "" };
  });
}

function answered({ occasion: { context } }: Visit): readonly Answered[] {
  const { memory, answers } = context;
  const asked: readonly Json[] = Array.isArray(memory) ? memory : [];
  if (answers?.length !== asked.length) return [];
  return asked.map((question, index) => {
    const { type, id } = isObject(question) ? question : {};
    return { type: String(type), id: String(id), answer: answers[index] ?? new Map() };
  });
}

function textOf(answer: Answer, suffix = ""): string {
  const value = answer.get(suffix);
  return typeof value === "string" ? value : "";
}

function numberOf(answer: Answer): number | null {
  const value = answer.get("");
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** What is no index is none of the choices. */
function indexOf(answer: Answer): number {
  const number = numberOf(answer);
  return number !== null && Number.isSafeInteger(number) ? number : -1;
}

function yesOf(answer: Answer): boolean {
  const value = answer.get("");
  return value === true || value === "true";
}

function validated(answer: Answer): Json {
  return { value: textOf(answer), validateOnly: (answer.get("validateOnly") ?? false) !== false };
}
