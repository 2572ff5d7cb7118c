import { common, type PlacedField, remarks } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { autocomplete } from "./autocomplete.ts";

/** What a line of text is for. */
export interface TextLine {
  readonly value: string;
  /** HTML's `autocomplete`, unless the callback names its own. */
  readonly usual: string;
  readonly required: boolean;
  readonly type?: string;
  /** More attributes. */
  readonly more?: Markup;
}

/** What browsers know about what is typed, by what it is. */
const keyboards: ReadonlyMap<string, Markup> = new Map([
  ["email", html`type="email" inputmode="email"`],
  ["tel", html`type="tel" inputmode="tel"`],
  ["url", html`type="url" inputmode="url"`],
  ["one-time-code", html`type="text" inputmode="numeric"`],
]);

const names: ReadonlySet<string> = new Set([
  "name",
  "given-name",
  "family-name",
  "additional-name",
  "address-level1",
  "address-level2",
  "country-name",
  "street-address",
]);

/** One line with its label, what is wrong with it, and what it must be like. */
export function textLine(field: PlacedField, line: TextLine): Markup {
  const hint = autocomplete(field.callback, line.usual);
  const token = hint.split(" ").at(-1) ?? "";
  const kind = line.type === undefined ? keyboards.get(token) : undefined;
  return labelled(
    field,
    html`<input
      ${kind ?? html`type="${line.type ?? "text"}"`}
      ${common(field)}
      ${line.value !== "" && html` value="${line.value}"`}
      dir="auto"
      autocomplete="${hint}"
      autocapitalize="${names.has(token) ? "words" : "none"}"
      ${!names.has(token) && html` spellcheck="false"`}
      ${line.required && html` required`}
      ${line.more}
      ${field.last && html` enterkeyhint="go"`}
    />`,
    !line.required && field.callback.output.some(({ name }) => name === "required"),
  );
}

export function labelled(field: PlacedField, body: Markup, optional = false): Markup {
  const { id, words } = field;
  return html`<div class="field">
    <label for="${id}"
      >${labelOf(field)}${optional && html` <span class="optional">${words.say("optional")}</span>`}</label
    >
    ${body}${remarks(field)}
  </div>`;
}

/** No control without a name. */
export function labelOf({ label, words }: PlacedField): string {
  return label.trim() === "" ? words.say("answer") : label;
}
