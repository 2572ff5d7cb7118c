import type { Json } from "../../json.ts";
import type { Callback } from "../../machine/callbacks.ts";
import { inputName } from "../wire-callbacks.ts";
import { html, type Markup } from "./html.ts";
import { policyWords } from "./policy-words.ts";

/** One callback as the page shows it. */
export interface Field {
  readonly callback: Callback;
  /** Of the control, and its name in the form. */
  readonly id: string;
  readonly label: string;
  readonly errors: readonly string[];
  /** True for the control that the page opens with. */
  readonly focused: boolean;
}

export function toField(callback: Callback, index: number): Omit<Field, "focused"> {
  return {
    callback,
    id: inputName(index, ""),
    label: textOf(callback, "prompt") || textOf(callback, "message"),
    errors: policyWords(outputOf(callback, "failedPolicies")),
  };
}

export function outputOf(callback: Callback, name: string): Json | undefined {
  return callback.output.find((output) => output.name === name)?.value;
}

export function textOf(callback: Callback, name: string): string {
  const value = outputOf(callback, name);
  return typeof value === "string" ? value : "";
}

/** What the control holds at first: the value of the callback's own input. */
export function valueOf(callback: Callback): Json {
  return callback.input.find((input) => input.suffix === "")?.value ?? "";
}

/** What any control of this field says about itself. */
export function common(field: Field): Markup {
  const { id, errors, focused } = field;
  return html`id="${id}"
  name="${id}"${errors.length > 0 && html` aria-invalid="true" aria-describedby="${id}-error"`}${focused && html` autofocus`}`;
}

/** The reasons why the answer was not taken. */
export function errorList({ id, errors }: Field): Markup {
  if (errors.length === 0) return html``;
  return html`<ul class="field-error" id="${id}-error">
    ${errors.map((error) => html`<li>${error}</li>`)}
  </ul>`;
}
