import type { Json } from "../../json.ts";
import type { Callback } from "../../machine/callbacks.ts";
import { inputName } from "../step/wire-callbacks.ts";
import { html, type Markup } from "./html.ts";
import { policyHints, policyWords } from "./policy-words.ts";
import type { Words } from "./texts/words.ts";

/** One callback as the page shows it. */
export interface Field {
  readonly callback: Callback;
  /** Of the control, and its name in the form. */
  readonly id: string;
  readonly label: string;
  /** What is wrong with the answer that was given. */
  readonly errors: readonly string[];
  /** What an answer must be like. */
  readonly hints: readonly string[];
  readonly words: Words;
  /** What its author calls this kind of page. */
  readonly stage: string | undefined;
}

/** A field at its place on the page. */
export interface PlacedField extends Field {
  /** True for the control that the page opens with. */
  readonly focused: boolean;
  /** The element that tells why the page is shown again, to be read with the focused control. */
  readonly notice: string | undefined;
  /** True for the last one that is filled in: Enter sends the form. */
  readonly last: boolean;
  /** True when nothing is to be filled in on this page: buttons are all there is. */
  readonly alone: boolean;
  /** True when the page waits for something: its other buttons are ways out. */
  readonly waiting: boolean;
}

export function toField(
  callback: Callback,
  index: number,
  words: Words,
  stage: string | undefined,
): Field {
  const errors = policyWords(outputOf(callback, "failedPolicies"), words);
  const hints = policyHints(outputOf(callback, "policies"), words);
  return {
    callback,
    id: inputName(index, ""),
    label: textOf(callback, "prompt") || textOf(callback, "message") || textOf(callback, "name"),
    errors,
    hints: hints.filter((hint) => !errors.includes(hint)),
    words,
    stage,
  };
}

export function outputOf(callback: Callback, name: string): Json | undefined {
  return callback.output.find((output) => output.name === name)?.value;
}

export function textOf(callback: Callback, name: string): string {
  const value = outputOf(callback, name);
  return typeof value === "string" ? value : "";
}

/** The texts of a list, such as choices. */
export function textsOf(callback: Callback, name: string): readonly string[] {
  const value = outputOf(callback, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** What the control holds at first: the value of the callback's own input. */
export function valueOf(callback: Callback): Json {
  return callback.input.find((input) => input.suffix === "")?.value ?? "";
}

/** Only a text or a number can stand in a line. */
export function lineOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** What is read out with a control besides its name. */
function descriptions({ id, errors, hints, focused, notice }: PlacedField): string {
  return [
    errors.length > 0 ? `${id}-error` : "",
    hints.length > 0 ? `${id}-hint` : "",
    focused && notice !== undefined ? notice : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What any control of this field says about itself. */
export function common(field: PlacedField): Markup {
  const { id } = field;
  return html`id="${id}" name="${id}"${about(field)}`;
}

/** What is wrong, what is wanted, and whether the page opens here. */
export function about(field: PlacedField): Markup {
  const described = descriptions(field);
  const invalid = field.errors.length > 0;
  return html`${invalid && html` aria-invalid="true"`}${described !== "" && html` aria-describedby="${described}"`}${field.focused && html` autofocus`}`;
}

/** The reasons why the answer was not taken, and what it must be like. */
export function remarks({ id, errors, hints }: Field): Markup {
  return html`${list(errors, `${id}-error`, "field-error")}${list(hints, `${id}-hint`, "hint")}`;
}

function list(items: readonly string[], id: string, kind: string): Markup {
  if (items.length === 0) return html``;
  if (items.length === 1) return html`<p class="${kind}" id="${id}">${items[0]}</p>`;
  return html`<ul class="${kind}" id="${id}">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
