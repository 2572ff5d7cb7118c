import type { Json } from "../../json.ts";
import { common, errorList, type Field, outputOf, textOf, valueOf } from "./field.ts";
import { html, type Markup } from "./html.ts";

type Control = (field: Field) => Markup;

/** How each callback looks. One that is not here gets a line of text, if it asks for anything. */
const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  ["NameCallback", (field) => textControl(field, "username", true)],
  ["ValidatedCreateUsernameCallback", (field) => textControl(field, "username", true)],
  ["PasswordCallback", (field) => passwordControl(field, "current-password", true)],
  ["ValidatedCreatePasswordCallback", (field) => passwordControl(field, "new-password", false)],
  ["StringAttributeInputCallback", attributeControl],
  ["NumberAttributeInputCallback", numberControl],
  ["BooleanAttributeInputCallback", checkbox],
  ["TermsAndConditionsCallback", checkbox],
  ["ChoiceCallback", choice],
  ["ConfirmationCallback", confirmation],
  ["TextOutputCallback", message],
  ["SuspendedTextOutputCallback", message],
  ["HiddenValueCallback", hidden],
]);

/** A callback as HTML. */
export function control(field: Field): Markup {
  const known = controls.get(field.callback.type);
  if (known) return known(field);
  return field.callback.input.length > 0 ? textControl(field, "off", false) : html``;
}

/** Whether the user enters something here, rather than reading or pressing it. */
export function isEntered({ callback }: Pick<Field, "callback">): boolean {
  const pressed = ["ConfirmationCallback", "HiddenValueCallback"].includes(callback.type);
  return callback.input.length > 0 && !pressed;
}

const tokensOfAttributes: ReadonlyMap<string, string> = new Map([
  ["mail", "email"],
  ["givenName", "given-name"],
  ["sn", "family-name"],
  ["telephoneNumber", "tel"],
  ["postalAddress", "street-address"],
  ["postalCode", "postal-code"],
  ["city", "address-level2"],
  ["country", "country-name"],
]);

/** The callback's own hints for password managers count more than what its type suggests. */
function autocomplete({ callback }: Field, usual: string): string {
  const hints = outputOf(callback, "autocompleteValues");
  const given = Array.isArray(hints) ? hints.filter((hint) => typeof hint === "string") : [];
  return given.length > 0 ? given.join(" ") : usual;
}

function labelled(field: Field, body: Markup): Markup {
  return html`<div class="field">
    <label for="${field.id}">${field.label}</label>${body}${errorList(field)}
  </div>`;
}

function textValue(value: Json): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function textControl(field: Field, hint: string, required: boolean): Markup {
  const value = textValue(valueOf(field.callback));
  return labelled(
    field,
    html`<input
      type="text"
      ${common(field)}
      value="${value}"
      autocomplete="${autocomplete(field, hint)}"
      autocapitalize="none"
      spellcheck="false"
      ${required && html` required`}
    />`,
  );
}

/** Never holds a value: a password is entered anew. */
function passwordControl(field: Field, hint: string, required: boolean): Markup {
  const type = outputOf(field.callback, "echoOn") === true ? "text" : "password";
  return labelled(
    field,
    html`<input
      type="${type}"
      ${common(field)}
      autocomplete="${autocomplete(field, hint)}"
      ${required && html` required`}
    />`,
  );
}

function attributeControl(field: Field): Markup {
  const name = textOf(field.callback, "name");
  const value = textValue(valueOf(field.callback));
  const required = outputOf(field.callback, "required") === true;
  const hint = autocomplete(field, tokensOfAttributes.get(name) ?? "on");
  return labelled(
    field,
    html`<input
      type="text"
      ${common(field)}
      value="${value}"
      autocomplete="${hint}"
      ${required && html` required`}
    />`,
  );
}

function numberControl(field: Field): Markup {
  const value = textValue(valueOf(field.callback));
  const required = outputOf(field.callback, "required") === true;
  return labelled(
    field,
    html`<input
      type="number"
      step="any"
      ${common(field)}
      value="${value}"
      ${required && html` required`}
    />`,
  );
}

function checkbox(field: Field): Markup {
  const checked = valueOf(field.callback) === true;
  const label = field.label || textOf(field.callback, "terms");
  return html`<div class="field check">
    <input type="checkbox" ${common(field)} value="true" ${checked && html` checked`} /><label
      for="${field.id}"
      >${label}</label
    >${errorList(field)}
  </div>`;
}

/** The texts of a list of choices. */
function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function choice(field: Field): Markup {
  const chosen = outputOf(field.callback, "defaultChoice");
  const options = texts(outputOf(field.callback, "choices")).map(
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

/** Each option is a button that sends the form. */
function confirmation(field: Field): Markup {
  const buttons = texts(outputOf(field.callback, "options")).map(
    (text, index) =>
      html`<button type="submit" name="${field.id}" value="${index}">${text}</button>`,
  );
  return html`<div class="buttons" role="group" aria-label="${field.label}">${buttons}</div>`;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ["1", "warning"],
  ["2", "error"],
]);

/** Type 4 is a script in AM: it is never shown, let alone run. */
function message({ callback }: Field): Markup {
  const type = String(outputOf(callback, "messageType") ?? "0");
  if (type === "4") return html``;
  return html`<p class="message ${kinds.get(type) ?? "information"}">
    ${textOf(callback, "message")}
  </p>`;
}

function hidden({ callback, id }: Field): Markup {
  return html`<input type="hidden" name="${id}" value="${textValue(valueOf(callback))}" />`;
}
