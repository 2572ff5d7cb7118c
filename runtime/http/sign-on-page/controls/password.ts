import type { Callback } from "../../../machine/callbacks.ts";
import { type Control, textAnswer } from "../control.ts";
import { outputOf, type PlacedField } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { isOneTimeCode } from "./one-time-code.ts";
import { textLine } from "./text-line.ts";

/** A password that is known. AM asks for one-time codes with the same callback; these are no secret of long life. */
export const password: Control = {
  part: "entered",
  show: (field) =>
    isOneTimeCode(field)
      ? textLine(field, { value: "", usual: "one-time-code", required: true })
      : secretLine(field, "current-password", true),
  read: textAnswer,
};

/** A password that is chosen here. */
export const newPassword: Control = {
  part: "entered",
  show: (field) => secretLine(field, "new-password", false),
  read: textAnswer,
};

/** Never holds a value: a password is entered anew. */
function secretLine(field: PlacedField, usual: string, required: boolean): Markup {
  const type = isShown(field.callback) ? "text" : "password";
  return textLine(field, { value: "", usual, required, type, more: html`` });
}

function isShown(callback: Callback): boolean {
  return outputOf(callback, "echoOn") === true;
}
