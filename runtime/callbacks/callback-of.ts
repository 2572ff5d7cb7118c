import type { Json, JsonObject } from "../json.ts";
import type { Callback } from "../machine/callbacks.ts";

/**
 * A callback from its outputs and its inputs in their order. Clients tell outputs apart by name, inputs by the end of
 * theirs: `{ "": "" }` is the one input that most callbacks have.
 */
export function callbackOf(type: string, output: JsonObject, input: JsonObject = {}): Callback {
  return {
    type,
    output: Object.entries(output).map(([name, value]) => ({ name, value })),
    input: Object.entries(input).map(([suffix, value]) => ({ suffix, value })),
  };
}

/** The inputs of a callback that a client may have checked without going on. */
export function validateOnly(value: Json): JsonObject {
  return { "": value, validateOnly: false };
}
