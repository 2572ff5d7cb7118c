import type { StepReply } from "../../session/runs.ts";
import type { Exchange } from "../exchange.ts";
import { persistentCookies } from "../cookies/persistent-cookies.ts";
import { sessionCookie, sessionToken } from "../cookies/session-cookie.ts";
import {
  failureTarget,
  journeyAddress,
  originsOf,
  ownAddress,
  redirect,
  successTarget,
} from "./addresses.ts";
import { awayTarget, sendAway } from "./away.ts";
import { type Binding, clearBinding } from "./browser-binding.ts";
import { waitSeconds } from "./controls/polling-wait.ts";
import { postTargets } from "./controls/redirect.ts";
import { documentResponse } from "./document.ts";
import { html } from "./html.ts";
import { type Typed, withTyped } from "./kept.ts";
import { freshStart, messagePage } from "./message-page.ts";
import { clearNotice, type Notice, noticeCookie } from "./notice.ts";
import { onward } from "./onward.ts";
import { questionPage } from "./question-page.ts";
import type { Visit } from "./visit.ts";
import { askAgainLater, clearWaiting } from "./waiting.ts";

/** What a reply is shown with. */
export interface Occasion {
  readonly visit: Visit;
  readonly exchange: Exchange;
  readonly binding: Binding;
  /** What the page before has left, for the page that is shown now. */
  readonly notice: Notice | undefined;
  /** What this form leaves for the next page, when it comes to nothing. */
  readonly typed: Typed;
}

/** A step's reply as what the browser gets. */
export async function replyPage(occasion: Occasion, reply: StepReply): Promise<Response> {
  const { visit } = occasion;
  switch (reply.kind) {
    case "step":
      return question(occasion, reply, reply.restarted);
    case "suspended":
      return question(occasion, reply, false);
    case "success":
      return signedOn(occasion, reply);
    case "failure":
    case "stop": {
      const target = reply.failureUrl ?? failureTarget(visit);
      return target === "" ? again(occasion, "failed") : onward(visit, target, ...used(visit));
    }
    case "refused":
      return refused(occasion);
    case "mismatch":
      return again(occasion, "restarted");
    case "error":
      return messagePage(visit, {
        status: reply.error.temporary ? 503 : 500,
        text: reply.error.temporary ? "unavailable" : "broken",
        requestId: reply.run,
      });
  }
}

function question(
  { visit, exchange, binding, notice }: Occasion,
  { authId, question }: StepReply & { kind: "step" | "suspended" },
  restarted: boolean,
): Response {
  const away = awayTarget(question);
  if (away) {
    const known = binding.cookie === undefined ? [] : [binding.cookie];
    return sendAway(visit, exchange, authId, away, [...known, ...used(visit)]);
  }
  const callbacks = withTyped(question.callbacks, notice?.typed ?? new Map());
  const page = questionPage({
    authId,
    question: { ...question, callbacks },
    notice: restarted ? "restarted" : notice?.kind,
    action: ownAddress(visit),
    journeyLink: (journey) => journeyAddress(visit, journey),
    words: visit.words,
  });
  const seconds = question.final ? undefined : waitSeconds(callbacks);
  const later = seconds === undefined ? undefined : askAgainLater(visit, authId, seconds);
  const cookies = [binding.cookie, clearNotice(visit), ...used(visit), ...(later?.cookies ?? [])];
  return documentResponse(visit, {
    ...page,
    formTargets: [
      ...originsOf([successTarget(visit), failureTarget(visit)]),
      ...postTargets(callbacks),
    ],
    cookies: cookies.filter((cookie) => cookie !== undefined),
    headers: later?.headers ?? {},
  });
}

/** The cookie of the step that was asked about. */
function used(visit: Visit): readonly string[] {
  const cookie = clearWaiting(visit);
  return cookie === undefined ? [] : [cookie];
}

function signedOn(
  { visit }: Occasion,
  { token, cookies, successUrl = successTarget(visit) }: StepReply & { kind: "success" },
): Response {
  const { request, settings, secure } = visit;
  const session = token === undefined ? [] : [sessionCookie(request, settings, token)];
  const persistent = persistentCookies(request, settings, cookies);
  const others = [...persistent, ...used(visit), clearBinding(secure)];
  return onward(visit, successUrl, ...session, ...others);
}

/** A page that is spent: whoever has signed on meanwhile, twice pressed or come back, need not begin again. */
async function refused(occasion: Occasion): Promise<Response> {
  const { visit, exchange } = occasion;
  const token = sessionToken(visit.request, visit.settings.cookieName);
  if (!token || !(await exchange.server.sessions.verify(token)))
    return again(occasion, "restarted");
  const { words } = visit;
  return messagePage(visit, {
    status: 200,
    text: "signedOnAlready",
    calm: true,
    way: html`<p><a class="button" href="${successTarget(visit)}">${words.say("continue")}</a></p>
      ${freshStart(visit, "secondary")}`,
  });
}

/** Sends the browser to a fresh start of the journey, which a reload does not repeat. */
export function again(
  { visit, exchange, typed }: Pick<Occasion, "visit" | "exchange" | "typed">,
  kind: Notice["kind"],
): Response {
  const cookie = noticeCookie(visit, { kind, typed }, exchange.server.pageSealer);
  return redirect(ownAddress(visit), cookie, ...used(visit));
}
