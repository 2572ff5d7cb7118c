import type { Callback } from "../../machine/callbacks.ts";
import type { Question } from "../../machine/step.ts";
import { type Control, type Part } from "./control.ts";
import { controlOf } from "./controls.ts";
import { passkey, passkeyQuestion } from "./controls/passkey.ts";
import { needScript } from "./controls/scripted.ts";
import { type Field, lineOf, type PlacedField, toField, valueOf } from "./field.ts";
import { html, type Markup } from "./html.ts";
import { keptFields } from "./kept.ts";
import type { Notice } from "./notice.ts";
import { type JourneyLink, sanitizeHtml } from "./sanitize-html.ts";
import { isRightToLeft, type Words } from "./texts/words.ts";

export interface QuestionPage {
  readonly authId: string;
  readonly question: Question;
  readonly notice: Notice["kind"] | undefined;
  /** Where the form is sent: the page's own address. */
  readonly action: string;
  readonly journeyLink: JourneyLink;
  readonly words: Words;
}

/** A question as a form that works without scripts. */
export function questionPage(page: QuestionPage): {
  readonly title: string;
  readonly body: Markup;
  /** True where only the page's script can answer for the user. */
  readonly scripted: boolean;
} {
  const { question, notice, words } = page;
  const { language } = question.page ?? {};
  const fields = question.callbacks.map((callback, index) =>
    toField(callback, index, words, question.page?.stage),
  );
  const wrong = fields.filter(({ errors }) => errors.length > 0);
  const heading = sanitizeHtml(
    question.page?.header ?? words.say("signOn"),
    "inline",
    page.journeyLink,
  );
  const description = question.page?.description;
  const foreign =
    language !== undefined &&
    language !== words.language &&
    html` lang="${language}" dir="${isRightToLeft(language) ? "rtl" : "ltr"}"`;
  const body = html`<h1${foreign}>${heading}</h1>
    ${wrong.length > 0 ? errorSummary(wrong, words) : notice && alert(notice, words)}
    ${description !== undefined && html`<div class="description" ${foreign}>${sanitizeHtml(description, "block", page.journeyLink)}</div>`}
    ${content(page, place(fields, wrong.length > 0, notice))}`;
  return {
    title: title(heading, wrong.length > 0 || notice === "failed", words),
    body,
    scripted: passkeyQuestion(question.callbacks) !== undefined,
  };
}

function title(heading: Markup, wrong: boolean, words: Words): string {
  const text = heading.text.replace(/<[^>]*>/g, "").replace(/&(?:#?\w+);/g, " ");
  const plain = text.trim() || words.say("signOn");
  return wrong ? words.say("errorTitle", { title: plain }) : plain;
}

const noticeId = "notice";

function alert(notice: Notice["kind"], words: Words): Markup {
  return html`<div class="alert ${notice}" role="alert" id="${noticeId}">
    <p>${words.say(notice)}</p>
  </div>`;
}

/** The reading order is: what is wrong, then the fields; the links lead to each. */
function errorSummary(wrong: readonly Field[], words: Words): Markup {
  const links = wrong.map(
    ({ id, label, errors }) => html`<li><a href="#${id}">${label}: ${errors.join(" ")}</a></li>`,
  );
  return html`<div
    class="alert failed"
    role="alert"
    tabindex="-1"
    autofocus
    aria-labelledby="problems"
  >
    <h2 id="problems">${words.say("problems")}</h2>
    <ul>
      ${links}
    </ul>
  </div>`;
}

function control({ callback }: Field): Control {
  return controlOf(callback.type, callback.input.length > 0);
}

/**
 * With errors the page opens at their summary. Else in its first empty control, where nothing stands before it that is
 * to be read first.
 */
function place(
  fields: readonly Field[],
  summary: boolean,
  notice: Notice["kind"] | undefined,
): readonly PlacedField[] {
  const entered = fields.filter((field) => control(field).part === "entered");
  const first = fields.find((field) => control(field).part !== "pressed");
  const opens = first !== undefined && typed.has(first.callback.type) && !summary;
  const lines = entered.filter(({ callback }) => typed.has(callback.type));
  const waiting = fields.some((field) => control(field).part === "waiting");
  const focused = opens ? (lines.find(({ callback }) => isEmpty(callback)) ?? lines[0]) : undefined;
  return fields.map((field) => ({
    ...field,
    focused: field === focused,
    notice: notice === undefined ? undefined : noticeId,
    last: field === entered.at(-1),
    alone: entered.length === 0,
    waiting,
  }));
}

/** Controls in which one types at once. */
const typed: ReadonlySet<string> = new Set([
  "NameCallback",
  "PasswordCallback",
  "TextInputCallback",
  "ValidatedCreateUsernameCallback",
  "ValidatedCreatePasswordCallback",
  "StringAttributeInputCallback",
]);

function isEmpty(callback: Callback): boolean {
  return callback.type.includes("Password") || lineOf(valueOf(callback)) === "";
}

/** The fields in their order, then what sends them. */
function content(page: QuestionPage, fields: readonly PlacedField[]): Markup {
  const { words, question } = page;
  const has = (part: Part): boolean => fields.some((field) => control(field).part === part);
  const byPasskey = passkeyQuestion(question.callbacks);
  const impossible = !byPasskey && (has("scripted") || needScript(question.callbacks));
  const shown = fields
    .filter((field) => control(field).part !== "pressed" && !(impossible && isEntered(field)))
    .map((field) =>
      byPasskey && field.callback === byPasskey.answer
        ? passkey(byPasskey, field)
        : control(field).show(field),
    );
  const missing = impossible && html`<p class="message warning">${words.say("needsScript")}</p>`;
  const ends = question.final || has("suspended") || has("leaving");
  if (ends || (impossible && !has("pressed")))
    return html`<div class="content">${shown}${missing}${impossible && again(page)}</div>`;
  const pressed = fields.filter((field) => control(field).part === "pressed");
  const send = has("waiting") ? words.say("check") : words.say("continue");
  return html`<form method="post" action="${page.action}">
    <input type="hidden" name="authId" value="${page.authId}" />
    ${keptFields(question.callbacks)}${shown}${missing}
    ${((pressed.length === 0 && !byPasskey) || has("waiting")) && html`<button type="submit">${send}</button>`}
    ${pressed.map((field) => control(field).show(field))}
  </form>`;
}

function isEntered(field: Field): boolean {
  return control(field).part === "entered";
}

function again({ action, words }: QuestionPage): Markup {
  return html`<p><a class="button secondary" href="${action}">${words.say("startAgain")}</a></p>`;
}
