import { checkedAnswer, type Control } from "../control.ts";
import { common, type PlacedField, remarks, valueOf } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { labelOf } from "./text-line.ts";

/** A yes or no. */
export const checkBox: Control = {
  part: "entered",
  show: (field) => checkLine(field, labelOf(field), false),
  read: checkedAnswer,
};

/** A box to tick, and what ticking it means. The whole line is its target. */
export function checkLine(field: PlacedField, label: string, required: boolean): Markup {
  const checked = valueOf(field.callback) === true;
  return html`<div class="field">
    <label class="check"
      ><input
        type="checkbox"
        ${common(field)}
        value="true"
        ${checked && html` checked`}
        ${required && html` required`}
      /><span>${label}</span></label
    >${remarks(field)}
  </div>`;
}
