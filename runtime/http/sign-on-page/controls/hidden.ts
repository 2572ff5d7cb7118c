import type { Control } from "../control.ts";
import { mainInput } from "../control.ts";
import { lineOf, outputOf, valueOf } from "../field.ts";
import { html } from "../html.ts";

/** A value for programs. Its input begins with the callback's id on the wire: the value stands in the output. */
export const hidden: Control = {
  part: "shown",
  show({ callback, id }) {
    const value = outputOf(callback, "value") ?? valueOf(callback);
    return html`<input type="hidden" name="${id}" value="${lineOf(value)}" />`;
  },
  read: mainInput((entry) => entry.text("") ?? entry.value),
};
