import { isClientData } from "../../../nodes/webauthn/client-data.ts";
import { outcomeId } from "../../../nodes/webauthn/client-answer.ts";
import { dataOfScript } from "../../../nodes/webauthn/client-script.ts";
import type { Json, JsonObject } from "../../../json.ts";
import type { Callback } from "../../../machine/callbacks.ts";
import { outputOf, type PlacedField } from "../field.ts";
import { html, type Markup } from "../html.ts";
import type { Words } from "../texts/words.ts";

/** A question that the browser answers with a passkey, by the page's one script. */
export interface PasskeyQuestion {
  readonly data: JsonObject;
  /** The hidden value that is the answer. */
  readonly answer: Callback;
}

/** The data stands in a callback of its own, or in AM's kind of script, of which nothing is run. */
export function passkeyQuestion(callbacks: readonly Callback[]): PasskeyQuestion | undefined {
  const data = callbacks.map(dataOf).find(isClientData);
  const answer = callbacks.find(
    (callback) => callback.type === "HiddenValueCallback" && outputOf(callback, "id") === outcomeId,
  );
  return data && answer && { data, answer };
}

function dataOf(callback: Callback): Json | undefined {
  if (callback.type === "MetadataCallback") return outputOf(callback, "data");
  const message = outputOf(callback, "message");
  const isScript = String(outputOf(callback, "messageType")) === "4";
  if (callback.type !== "TextOutputCallback" || !isScript || typeof message !== "string") return;
  // It was read from JSON.
  return dataOfScript(message) as Json | undefined;
}

/**
 * What the user sees without the script stands first, and in sight: its button goes before the hidden value, which is
 * the answer otherwise.
 */
export function passkey({ data }: PasskeyQuestion, { id, words, notice }: PlacedField): Markup {
  const start = notice === undefined ? "at-once" : "asked";
  return html`<div class="stack" data-webauthn="${JSON.stringify(data)}" data-start="${start}">
    <div class="stack" data-when="unscripted">
      <p class="message warning">${words.say("passkeyNoScript")}</p>
      ${without(words, html`type="submit" name="${id}" value="unsupported"`)}
    </div>
    <div role="status">
      <p class="wait" data-when="asking" hidden>
        <span class="spinner" aria-hidden="true"></span>${words.say("passkeyAsking")}
      </p>
      <p class="message warning" data-when="failed" hidden>${words.say("passkeyFailed")}</p>
    </div>
    <div class="stack" data-when="failed" hidden>
      <button type="button" data-do="again">${words.say("tryAgain")}</button>
      ${without(words, html`type="button" data-do="without"`)}
    </div>
    <input type="hidden" name="${id}" value="false" />
  </div>`;
}

function without(words: Words, attributes: Markup): Markup {
  return html`<button class="secondary" ${attributes}>${words.say("passkeyWithout")}</button>`;
}
