import { type Control, mainInput, numberFrom, textAnswer } from "../control.ts";
import { lineOf, outputOf, type PlacedField, valueOf } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { policyParameter } from "../policy-words.ts";
import { tokenOfAttribute } from "./autocomplete.ts";
import { textLine } from "./text-line.ts";

/** A text attribute. */
export const attribute: Control = {
  part: "entered",
  show: (field) =>
    textLine(field, {
      value: lineOf(valueOf(field.callback)),
      usual: tokenOfAttribute(field.callback),
      required: isRequired(field),
    }),
  read: textAnswer,
  kept: () => true,
};

/** A number attribute. The browser takes it in the user's own notation and sends it in HTML's. */
export const number: Control = {
  part: "entered",
  show: (field) =>
    textLine(field, {
      value: lineOf(valueOf(field.callback)),
      usual: tokenOfAttribute(field.callback),
      required: isRequired(field),
      type: "number",
      more: range(field),
    }),
  read: mainInput((entry) => numberFrom(entry.text("") ?? "")),
};

function isRequired({ callback }: PlacedField): boolean {
  return outputOf(callback, "required") === true;
}

function range({ callback }: PlacedField): Markup {
  const policies = outputOf(callback, "policies");
  const [minimum, maximum] = ["minimum", "maximum"].map((name) => policyParameter(policies, name));
  const types = policyParameter(policies, "types");
  const whole = Array.isArray(types) && types.includes("integer");
  return html`step="${whole ? "1" : "any"}"
  inputmode="${whole ? "numeric" : "decimal"}"${typeof minimum === "number" && html` min="${minimum}"`}${typeof maximum === "number" && html` max="${maximum}"`}`;
}
