import type { Json } from "../../../../runtime/json.ts";
import type { Answer } from "../../../../runtime/machine/callbacks.ts";

/** An answer to one callback. */
export function answer(value?: Json, validateOnly?: Json): Answer {
  const inputs = new Map<string, Json>();
  if (value !== undefined) inputs.set("", value);
  if (validateOnly !== undefined) inputs.set("validateOnly", validateOnly);
  return inputs;
}

/** What an attacker or a broken client may send where a text is asked for. */
export const notTexts: readonly Answer[] = [
  answer(),
  answer(null),
  answer(7),
  answer(true),
  answer({}),
  answer([]),
  answer(["ada"]),
  answer({ toString: "ada" }),
  new Map([["other", "ada"]]),
];
