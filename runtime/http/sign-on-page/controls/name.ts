import type { Control } from "../control.ts";
import { textAnswer } from "../control.ts";
import type { Callback } from "../../../machine/callbacks.ts";
import { lineOf, type PlacedField, textOf, textsOf, valueOf } from "../field.ts";
import { isOneTimeCode } from "./one-time-code.ts";
import { textLine } from "./text-line.ts";

/** A user name: to sign on with, or a new one. */
export const name: Control = {
  part: "entered",
  show: (field) =>
    textLine(field, {
      value: lineOf(valueOf(field.callback)),
      usual: isOneTimeCode(field) ? "one-time-code" : "username",
      required: true,
    }),
  read: textAnswer,
  kept: (callback) => !isCode(callback),
};

/** A code that works once, or that is nobody's business on a later page. */
function isCode(callback: Callback): boolean {
  const tokens = textsOf(callback, "autocompleteValues");
  return tokens.includes("one-time-code") || tokens.includes("off");
}

/** Any other line of text, which begins with a text of the node. */
export const text: Control = {
  part: "entered",
  show: (field) =>
    textLine(field, {
      value: beginning(field),
      usual: isOneTimeCode(field) ? "one-time-code" : "off",
      required: false,
    }),
  read: textAnswer,
};

function beginning({ callback }: PlacedField): string {
  return lineOf(valueOf(callback)) || textOf(callback, "defaultText");
}
