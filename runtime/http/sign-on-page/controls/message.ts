import type { Control } from "../control.ts";
import { outputOf, type PlacedField, textOf } from "../field.ts";
import { html, type Markup } from "../html.ts";
import { sanitizeHtml } from "../sanitize-html.ts";

/** Something to read. */
export const message: Control = { part: "shown", show: box };

/** It goes on with a link that was sent: there is nothing to send here. */
export const suspended: Control = { part: "suspended", show: box };

const kinds: ReadonlyMap<string, "warning" | "error"> = new Map([
  ["1", "warning"],
  ["2", "error"],
]);

/** Type 4 is a script in AM: it is never shown, let alone run. */
function box({ callback, words }: PlacedField): Markup {
  const type = String(outputOf(callback, "messageType") ?? "0");
  const text = textOf(callback, "message");
  if (type === "4" || text === "") return html``;
  const kind = kinds.get(type);
  return html`<div class="message ${kind ?? "information"}">
    ${kind && html`<strong>${words.say(kind)}</strong> `}${sanitizeHtml(text, "block", (journey) => `#${journey}`)}
  </div>`;
}
