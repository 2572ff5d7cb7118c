import type { Question } from "../../machine/step.ts";
import { control, isEntered } from "./controls.ts";
import { type Field, toField } from "./field.ts";
import { html, type Markup } from "./html.ts";
import type { Notice } from "./notice.ts";
import { type JourneyLink, sanitizeHtml } from "./sanitize-html.ts";

export interface QuestionPage {
  readonly authId: string;
  readonly question: Question;
  readonly notice: Notice | undefined;
  /** Where the form is sent: the page's own address. */
  readonly action: string;
  readonly journeyLink: JourneyLink;
}

const notices: Readonly<Record<Notice, string>> = {
  failed: "The sign-on failed. Check what you entered and try again.",
  restarted: "This page was no longer valid. Please begin again.",
};

/** A question as a form that works without scripts. */
export function questionPage(page: QuestionPage): {
  readonly title: string;
  readonly body: Markup;
} {
  const { question, notice } = page;
  const fields = question.callbacks.map(toField);
  const wrong = fields.filter(({ errors }) => errors.length > 0);
  const summary = wrong.length > 0 ? errorSummary(wrong) : notice && alert(notice);
  const heading = sanitizeHtml(question.page?.header ?? "Sign on", "inline", page.journeyLink);
  const description = question.page?.description;
  const body = html`${summary}
    <h1>${heading}</h1>
    ${description !== undefined && html`<div class="description">${sanitizeHtml(description, "block", page.journeyLink)}</div>`}
    ${form(page, focusFirst(fields, wrong.length > 0))}`;
  return { title: title(heading, wrong.length > 0 || notice === "failed"), body };
}

function title(heading: Markup, wrong: boolean): string {
  const text = heading.text.replace(/<[^>]*>/g, "").replace(/&(?:#?\w+);/g, " ");
  return `${wrong ? "Error: " : ""}${text.trim() || "Sign on"}`;
}

function alert(notice: Notice): Markup {
  return html`<div class="alert ${notice}" role="alert"><p>${notices[notice]}</p></div>`;
}

/** The reading order is: what is wrong, then the fields; the links lead to each. */
function errorSummary(wrong: readonly Omit<Field, "focused">[]): Markup {
  const links = wrong.map(
    ({ id, label, errors }) => html`<li><a href="#${id}">${label}: ${errors.join(" ")}</a></li>`,
  );
  return html`<div class="alert failed" role="alert" tabindex="-1" autofocus>
    <p>Some answers cannot be used:</p>
    <ul>
      ${links}
    </ul>
  </div>`;
}

/** Without errors the page opens in its first empty control; with errors, at their summary. */
function focusFirst(fields: readonly Omit<Field, "focused">[], summary: boolean): readonly Field[] {
  const first = summary ? undefined : fields.find(isEntered);
  return fields.map((field) => ({ ...field, focused: field === first }));
}

function form({ action, authId, question }: QuestionPage, fields: readonly Field[]): Markup {
  const pressed = question.callbacks.some(({ type }) => type === "ConfirmationCallback");
  if (question.final) return html`${fields.map(control)}`;
  return html`<form method="post" action="${action}">
    <input type="hidden" name="authId" value="${authId}" />
    ${fields.map(control)} ${!pressed && html`<button type="submit">Continue</button>`}
  </form>`;
}
