import { chosenAnswer, type Control } from "../control.ts";
import { about, common, outputOf, type PlacedField, remarks, textsOf } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { labelled, labelOf } from "./text-line.ts";

/** More than these do not fit a screen at once. */
const mostRadios = 6;

/** One of several: all of them in sight where they are few. */
export const choice: Control = {
  part: "entered",
  show: (field) =>
    textsOf(field.callback, "choices").length > mostRadios ? selection(field) : radios(field),
  read: chosenAnswer,
};

/** The link of an error leads to the first of them, which has the field's own id. */
function radios(field: PlacedField): Markup {
  const { id, callback } = field;
  const chosen = outputOf(callback, "defaultChoice");
  const options = textsOf(callback, "choices").map((text, index) => {
    const itself = index === 0 ? html`id="${id}"${about(field)}` : html`id="${id}-${index}"`;
    return html`<label class="check"
      ><input
        type="radio"
        ${itself}
        name="${id}"
        value="${index}"
        ${index === (chosen ?? 0) && html` checked`}
      /><span>${text}</span></label
    >`;
  });
  return html`<fieldset class="field">
    <legend>${labelOf(field)}</legend>
    ${options}${remarks(field)}
  </fieldset>`;
}

function selection(field: PlacedField): Markup {
  const chosen = outputOf(field.callback, "defaultChoice");
  const options = textsOf(field.callback, "choices").map(
    (text, index) =>
      html`<option value="${index}" ${index === chosen && html` selected`}>${text}</option>`,
  );
  return labelled(
    field,
    html`<select ${common(field)}>
      ${options}
    </select>`,
  );
}
