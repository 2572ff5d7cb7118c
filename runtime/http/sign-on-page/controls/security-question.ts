import type { Json } from "../../../json.ts";
import type { Control, FormEntry } from "../control.ts";
import { about, outputOf, type PlacedField, remarks, textsOf } from "../field.ts";
import { html, type Markup } from "../html.ts";

/** A question with its answer, by which the user is known later: one of those that are offered, or an own one. */
export const securityQuestion: Control = {
  part: "entered",
  show(field) {
    const { id, words, label } = field;
    const own = outputOf(field.callback, "allowUserDefinedQuestions") === true;
    return html`<fieldset class="field stack">
      <legend>${label || words.say("securityQuestion")}</legend>
      ${offered(field)}${own && ownQuestion(field)}
      <div class="field">
        <label for="${id}answer">${words.say("answer")}</label>
        <input
          type="text"
          id="${id}answer"
          name="${id}answer"
          autocomplete="off"
          required
          ${field.last && html` enterkeyhint="go"`}
        />
      </div>
      ${remarks(field)}
    </fieldset>`;
  },
  read: (entry) =>
    entry.suffix === "question" ? question(entry) : (entry.text(entry.suffix) ?? ""),
};

function offered(field: PlacedField): Markup {
  const { id, words, callback } = field;
  const questions = textsOf(callback, "predefinedQuestions");
  if (questions.length === 0) return html``;
  return html`<div class="field">
    <label for="${id}">${words.say("securityQuestion")}</label>
    <select id="${id}" name="${id}question" ${about(field)}>
      ${questions.map((text) => html`<option>${text}</option>`)}
    </select>
  </div>`;
}

function ownQuestion({ id, words }: PlacedField): Markup {
  return html`<div class="field">
    <label for="${id}own">${words.say("ownQuestion")}</label>
    <input type="text" id="${id}own" name="${id}own" autocomplete="off" />
  </div>`;
}

/** The own question counts where one was written. */
function question(entry: FormEntry): Json {
  const own = entry.text("own")?.trim() ?? "";
  return own === "" ? (entry.text("question") ?? "") : own;
}
