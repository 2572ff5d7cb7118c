import { isRecord, type JsonRecord, parsed, unless } from "./recorded.ts";

/** The outputs whose JSON type clients depend on, by callback type and name. */
const outputTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  "PollingWaitCallback.waitTime": (value) => typeof value === "string" && /^\d+$/.test(value),
  "TextOutputCallback.messageType": (value) => typeof value === "string",
  "SuspendedTextOutputCallback.messageType": (value) => typeof value === "string",
  "ConfirmationCallback.messageType": (value) => typeof value === "number",
  "ConfirmationCallback.defaultOption": (value) => value === 0 || value === 1,
  "ChoiceCallback.choices": (value) => Array.isArray(value),
  "RedirectCallback.redirectUrl": (value) => URL.canParse(String(value)),
};

const jsonTexts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((entry) => typeof entry === "string" && isRecord(parsed(entry)));

/** What is wrong with the callbacks of a step. */
export function callbackMistakes(callbacks: readonly unknown[]): readonly string[] {
  const records = callbacks.filter(isRecord);
  const ids = records.map((callback) => callback["_id"]).filter((id) => id !== undefined);
  return [
    ...unless(
      [records.length === callbacks.length, "a callback is no object"],
      [ids.length === 0 || ids.length === records.length, "some callbacks have an _id, some none"],
      [ids.every(Number.isInteger) && new Set(ids).size === ids.length, "an _id is no own number"],
    ),
    ...records.flatMap((callback, index) => mistakesOf(callback, index)),
  ];
}

function mistakesOf(callback: JsonRecord, index: number): readonly string[] {
  const { type, output, input = [], _id, ...more } = callback;
  const name = String(type);
  const outputs = namedValues(output);
  const inputs = namedValues(input);
  if (!outputs || !inputs) return [`${name}: output or input is no list of names and values`];
  return [
    ...unless(
      [/^[A-Z]\w+Callback$/.test(name), `${name} is no callback type`],
      [Object.keys(more).length === 0, `${name}: unknown members`],
      [
        inputs.every((entry) => new RegExp(`^IDToken${index + 1}(?!\\d)`).test(entry.name)),
        `${name}: an input is not named IDToken${index + 1}`,
      ],
      [
        !/Password/.test(name) || inputs[0]?.value === "",
        `${name}: an input shows what was entered`,
      ],
    ),
    ...outputs.flatMap((entry) => {
      const good =
        entry.name === "failedPolicies" ? jsonTexts : outputTypes[`${name}.${entry.name}`];
      return unless([!good || good(entry.value), `${name}: ${entry.name} has the wrong type`]);
    }),
  ];
}

function namedValues(
  list: unknown,
): readonly { readonly name: string; readonly value: unknown }[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = list.flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry["name"] === "string" && "value" in entry
      ? [{ name: entry["name"], value: entry["value"] }]
      : [],
  );
  return entries.length === list.length ? entries : undefined;
}
