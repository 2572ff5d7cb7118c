import type { Json } from "../../../../runtime/json.ts";
import type { Answer } from "../../../../runtime/machine/callbacks.ts";

/** An answer to one callback. */
export function answer(value?: Json, validateOnly?: Json): Answer {
  return new Map(
    [["", value] as const, ["validateOnly", validateOnly] as const].filter(
      (entry): entry is readonly [string, Json] => entry[1] !== undefined,
    ),
  );
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
