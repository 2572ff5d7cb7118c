import type { Callback } from "../../../machine/callbacks.ts";
import { isObject } from "../../../json.ts";
import type { Control } from "../control.ts";
import { lineOf, outputOf, type PlacedField, textOf } from "../field.ts";
import { html, type Markup } from "../html.ts";

/** The way to another site: a link, or a form with what that site is to be told. */
export const redirect: Control = {
  part: "leaving",
  show(field) {
    const target = redirectTarget(field.callback);
    if (!target) return html``;
    const text = field.words.say("redirect", { host: target.host });
    return isPost(field.callback)
      ? postForm(field, target, text)
      : html`<p><a class="button" href="${target.href}" rel="noreferrer">${text}</a></p>`;
  },
};

function postForm({ callback }: PlacedField, target: URL, text: string): Markup {
  const data = outputOf(callback, "redirectData");
  const fields = Object.entries(isObject(data) ? data : {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${lineOf(value)}" />`,
  );
  return html`<form method="post" action="${target.href}">
    ${fields}<button type="submit">${text}</button>
  </form>`;
}

function isPost(callback: Callback): boolean {
  return textOf(callback, "redirectMethod").toUpperCase() === "POST";
}

/** Where a redirect leads; undefined for what is no web address. */
export function redirectTarget(callback: Callback): URL | undefined {
  const url = textOf(callback, "redirectUrl");
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url);
}

/** The origins that a form of these callbacks posts to. */
export function postTargets(callbacks: readonly Callback[]): readonly string[] {
  return callbacks.flatMap((callback) => {
    const target = callback.type === "RedirectCallback" ? redirectTarget(callback) : undefined;
    return target && isPost(callback) ? [target.origin] : [];
  });
}
