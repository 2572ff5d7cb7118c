import { ownAddress } from "./addresses.ts";
import { documentResponse } from "./document.ts";
import { html, type Markup } from "./html.ts";
import type { TextKey } from "./texts/texts.ts";
import type { Visit } from "./visit.ts";

export interface Message {
  readonly status: number;
  readonly text: TextKey;
  /** By which the operator finds in the log what broke. */
  readonly requestId?: string;
  /** Where it goes on; absent: to a fresh start. False: nowhere. */
  readonly way?: Markup | false;
  /** True when nothing went wrong. */
  readonly calm?: boolean;
}

/** A page without a question. What broke is in the log; here stands only where to look. */
export function messagePage(visit: Visit, message: Message): Response {
  const { words } = visit;
  const { status, text, requestId, calm = false } = message;
  const heading = words.say("signOn");
  const body = html`<h1>${heading}</h1>
    <div class="alert ${calm ? "restarted" : "failed"}" role="${calm ? "status" : "alert"}">
      <p>${words.say(text)}</p>
    </div>
    ${requestId !== undefined && html`<p class="quiet">${words.say("requestNumber")} <code>${requestId}</code></p>`}
    ${message.way ?? freshStart(visit)}`;
  const headers: Record<string, string> = status === 503 ? { "retry-after": "5" } : {};
  const title = calm ? heading : words.say("errorTitle", { title: heading });
  return documentResponse(visit, { title, body, status, headers });
}

/** To the first page of the journey. */
export function freshStart(visit: Visit, kind = ""): Markup {
  return html`<p>
    <a class="button ${kind}" href="${ownAddress(visit)}">${visit.words.say("startAgain")}</a>
  </p>`;
}
