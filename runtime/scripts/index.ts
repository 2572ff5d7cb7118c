/** What scripts in TypeScript import. */
import type { Json } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";
import type { ScriptQuestion } from "./contract.ts";

export type { Json, JsonObject } from "../json.ts";
export type { Answer, Callback } from "../machine/callbacks.ts";
export type { ProfileTransformation } from "../identity-providers/profile-transformation.ts";
export type {
  ScriptContext,
  ScriptLog,
  ScriptOutcome,
  ScriptQuestion,
  ScriptRequest,
  ScriptResult,
  ScriptUser,
} from "./contract.ts";

/** Asks the user; the script is called again with the answers. */
export function ask(
  callbacks: readonly Callback[],
  more: { readonly memory?: Json } = {},
): ScriptQuestion {
  return { kind: "ask", callbacks, ...more };
}

/** Takes an outcome and writes to shared state. The types of both are kept as they are written. */
export function take<const Outcome extends string, State extends object = Record<never, never>>(
  outcome: Outcome,
  state: State = {} as State, // the default of `State`
): { readonly outcome: Outcome; readonly state: State } {
  return { outcome, state };
}
