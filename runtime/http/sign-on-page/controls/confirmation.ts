import { chosenAnswer, type Control } from "../control.ts";
import { outputOf, type PlacedField, textsOf } from "../field.ts";
import { html, type Markup } from "../html.ts";

/** Each option is a button that sends the form. */
export const confirmation: Control = {
  part: "pressed",
  show(field) {
    const buttons = ordered(field).map(({ text, index, usual }) =>
      button(field, text, index, usual),
    );
    const { label } = field;
    return html`<div class="buttons" role="group" ${label !== "" && html` aria-label="${label}"`}>
      ${buttons}
    </div>`;
  },
  read: chosenAnswer,
};

interface Option {
  readonly text: string;
  readonly index: number;
  /** The one that Enter presses. */
  readonly usual: boolean;
}

/** Enter presses the first button of a form: where something is filled in, the usual one comes first. */
function ordered({ callback, alone, waiting }: PlacedField): readonly Option[] {
  const texts = textsOf(callback, "options");
  const given = outputOf(callback, "defaultOption");
  const usual = typeof given === "number" && given >= 0 && given < texts.length ? given : 0;
  const options = texts.map((text, index) => ({ text, index, usual: index === usual && !waiting }));
  return alone
    ? options
    : options.toSorted((one, other) => Number(other.usual) - Number(one.usual));
}

/** Whoever cancels need not fill in anything. */
function button({ id }: PlacedField, text: string, index: number, usual: boolean): Markup {
  return html`<button
    type="submit"
    name="${id}"
    value="${index}"
    ${!usual && html` class="secondary" formnovalidate`}
  >
    ${text}
  </button>`;
}
