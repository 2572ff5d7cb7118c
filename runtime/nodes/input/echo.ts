import type { Answer, Callback } from "../../machine/callbacks.ts";

/** Callbacks whose answers may be shown again. Never a password. */
const echoed: ReadonlySet<string> = new Set([
  "NameCallback",
  "ValidatedCreateUsernameCallback",
  "StringAttributeInputCallback",
  "NumberAttributeInputCallback",
  "BooleanAttributeInputCallback",
]);

/** A callback that is asked again, with what the user had answered in its first input. */
export function echo(callback: Callback, answer: Answer | undefined): Callback {
  const value = answer?.get("");
  if (value === undefined || !echoed.has(callback.type)) return callback;
  return {
    ...callback,
    input: callback.input.map((input) =>
      input.suffix === "" && typeof input.value === typeof value ? { ...input, value } : input,
    ),
  };
}
