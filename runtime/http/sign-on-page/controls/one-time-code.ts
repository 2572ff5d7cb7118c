import { type Field, textsOf } from "../field.ts";

/** Whether a code is asked for that was sent or shown elsewhere: phones offer it then. */
export function isOneTimeCode({ callback, stage }: Field): boolean {
  return (
    stage === "OneTimePassword" || textsOf(callback, "autocompleteValues").includes("one-time-code")
  );
}
