import type { Json } from "../json.ts";

/** One named value that a callback shows. */
export interface CallbackOutput {
  readonly name: string;
  readonly value: Json;
}

/**
 * One value that a callback asks for. The wire calls it `IDToken<n><suffix>`, where n is the callback's position;
 * most callbacks have one input, whose suffix is `""`.
 */
export interface CallbackInput {
  readonly suffix: string;
  readonly value: Json;
}

/** A question to the user, in AM's vocabulary (`NameCallback`, `PasswordCallback`, …), before it gets a position. */
export interface Callback {
  readonly type: string;
  readonly output: readonly CallbackOutput[];
  readonly input: readonly CallbackInput[];
}

/** What the user answered to one callback: its inputs' values by suffix. Values are JSON of any shape: check them. */
export type Answer = ReadonlyMap<string, Json>;
