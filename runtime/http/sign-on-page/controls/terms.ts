import { checkedAnswer, type Control } from "../control.ts";
import { type PlacedField, textOf, textsOf } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { sanitizeHtml } from "../sanitize-html.ts";
import { checkLine } from "./check-box.ts";

/** Terms to read, in a window of their own, and to accept. */
export const termsAndConditions: Control = {
  part: "entered",
  show(field) {
    const { id, words, callback } = field;
    const terms = textOf(callback, "terms");
    const label = textOf(callback, "prompt") || words.say("acceptTerms");
    return html`${
      terms !== "" &&
      html`<section class="terms" tabindex="0" aria-labelledby="${id}-terms">
        <h2 id="${id}-terms">${words.say("terms")}</h2>
        ${version(field)}
        <div class="${terms.includes("<") ? "rich" : "plain"}">${safe(terms)}</div>
      </section>`
    }
    ${checkLine(field, label, true)}`;
  },
  read: checkedAnswer,
};

function version({ callback, words }: PlacedField): Markup {
  const [number, created] = [textOf(callback, "version"), textOf(callback, "createDate")];
  if (number === "") return html``;
  const time = Date.parse(created);
  if (Number.isNaN(time))
    return html`<p class="quiet">${words.say("termsVersion", { version: number })}</p>`;
  const format = new Intl.DateTimeFormat(words.language, { dateStyle: "long", timeZone: "UTC" });
  const text = words.say("termsVersionOf", { version: number, date: format.format(time) });
  return html`<p class="quiet">${text}</p>`;
}

/** Consent to hand on what a mapping lists. */
export const consent: Control = {
  part: "entered",
  show(field) {
    const { id, words, callback } = field;
    const fields = textsOf(callback, "fields");
    const message = textOf(callback, "message");
    const title = textOf(callback, "displayName") || textOf(callback, "name");
    const required = callback.output.some(
      ({ name, value }) => name === "isRequired" && value === true,
    );
    return html`<div class="consent" role="group" aria-labelledby="${id}-consent">
      <h2 id="${id}-consent">${title || words.say("consent")}</h2>
      ${message !== "" && html`<div class="rich">${safe(message)}</div>`}
      ${
        fields.length > 0 &&
        html`<p>${words.say("consentFields")}</p>
          <ul>
            ${fields.map((name) => html`<li>${name}</li>`)}
          </ul>`
      }
      ${checkLine(field, words.say("consent"), required)}
    </div>`;
  },
  read: checkedAnswer,
};

/** What an author wrote, with no way to other journeys. */
function safe(text: string): Markup {
  return sanitizeHtml(text, "block", (journey) => `#${journey}`);
}
