import type { StepReply, StepRequest } from "../../session/runs.ts";
import { wantedJourney } from "../authenticate.ts";
import { isSameOrigin } from "../cross-site.ts";
import type { Exchange } from "../exchange.ts";
import { allowedGoto } from "../goto.ts";
import { readBody } from "../read-body.ts";
import { realmParameter } from "../routes.ts";
import { isSecure, sessionCookie } from "../session-cookie.ts";
import { stepRequest } from "../step-request.ts";
import { type Binding, clearBinding, newBinding, readBinding } from "./browser-binding.ts";
import { documentResponse } from "./document.ts";
import { formAnswers } from "./form-answers.ts";
import { html } from "./html.ts";
import { clearNotice, type Notice, noticeCookie, readNotice } from "./notice.ts";
import { questionPage } from "./question-page.ts";
import { styleSheet } from "./style-sheet.ts";

/** The built-in sign-on page, at the address that AM's administrators know as the preview URL. */
export async function signOnPage(exchange: Exchange, path: readonly string[]): Promise<Response> {
  const { method } = exchange.request;
  if (path.join("/") === "sign-on.css") return styleSheet();
  if (path.length > 0) return messagePage(exchange, 404, "This page does not exist.");
  if (method === "GET" || method === "HEAD") return show(exchange);
  if (method === "POST") return submit(exchange);
  return messagePage(exchange, 405, "This page can be read and sent, nothing else.");
}

/** Starts the journey and shows its first question. */
async function show(exchange: Exchange): Promise<Response> {
  const { request, server, url } = exchange;
  const realm = url.searchParams.get("realm");
  if (realm !== null && realmParameter(realm) !== server.settings.realm)
    return unknownJourney(exchange);
  const journey = wantedJourney(exchange);
  if (journey instanceof Response) return unknownJourney(exchange);
  const secure = isSecure(request, server.settings);
  const binding = readBinding(request, secure) ?? newBinding(secure);
  const reply = await server.runs.start(journey, boundRequest(exchange, binding));
  // A journey that fails without asking anything would send the browser round in circles.
  if (reply.kind === "failure" || reply.kind === "stop")
    return messagePage(exchange, 200, "The sign-on failed.");
  return answer(exchange, reply, binding, readNotice(request));
}

/** Takes the run on with what the form holds. */
async function submit(exchange: Exchange): Promise<Response> {
  const { request, server } = exchange;
  const { settings } = server;
  if (!isSameOrigin(request, settings))
    return messagePage(exchange, 403, "This form came from another site.");
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    return messagePage(exchange, 415, "This form cannot be read.");
  const text = await readBody(request, settings.limits.bodyBytes);
  if (text === undefined) return messagePage(exchange, 413, "This form is too large.");
  const form = new URLSearchParams(text);
  const binding = readBinding(request, isSecure(request, settings));
  if (!binding) return again(exchange, "restarted");
  const reply = await server.runs.resume(
    form.get("authId") ?? "",
    (asked) => formAnswers(form, asked),
    boundRequest(exchange, binding),
  );
  return answer(exchange, reply, binding, undefined);
}

function boundRequest(exchange: Exchange, binding: Binding): StepRequest {
  return { ...stepRequest(exchange), binding: binding.hash };
}

function answer(
  exchange: Exchange,
  reply: StepReply,
  binding: Binding,
  notice: Notice | undefined,
): Response {
  const { settings } = exchange.server;
  switch (reply.kind) {
    case "step":
      return question(exchange, reply, binding, reply.restarted ? "restarted" : notice);
    case "suspended":
      return question(exchange, reply, binding, undefined);
    case "success":
      return signedOn(exchange, reply.token);
    case "failure":
    case "stop":
      return settings.failureUrl === "" ? again(exchange, "failed") : redirect(settings.failureUrl);
    case "refused":
    case "mismatch":
      return again(exchange, "restarted");
    case "error":
      return failed(exchange, reply.error.temporary, reply.run);
  }
}

function question(
  exchange: Exchange,
  { authId, question }: StepReply & { kind: "step" | "suspended" },
  binding: Binding,
  notice: Notice | undefined,
): Response {
  const { request, server, url } = exchange;
  const { base } = server.settings;
  const secure = isSecure(request, server.settings);
  const page = questionPage({
    authId,
    question,
    notice,
    action: ownAddress(exchange),
    journeyLink,
  });
  const cookies = [binding.cookie, readNotice(request) && clearNotice(`${base}/XUI`, secure)];
  const target = successTarget(exchange);
  return documentResponse({
    ...page,
    base,
    formTargets: URL.canParse(target) ? [new URL(target).origin] : [],
    cookies: cookies.filter((cookie) => cookie !== undefined),
  });

  function journeyLink(journey: string): string {
    const query = new URLSearchParams(url.searchParams);
    query.set("authIndexType", "service");
    query.set("authIndexValue", journey);
    return `?${query}`;
  }
}

/** Path and query as the browser has them, so that the form keeps realm, journey and goto. */
function ownAddress({ url }: Exchange): string {
  return `${url.pathname}${url.search}`;
}

function successTarget({ url, server: { settings } }: Exchange): string {
  return allowedGoto(url.searchParams.get("goto"), settings) ?? settings.successUrl;
}

function signedOn(exchange: Exchange, token: string | undefined): Response {
  const { request, server } = exchange;
  const { settings } = server;
  const session = token === undefined ? [] : [sessionCookie(request, settings, token)];
  return redirect(successTarget(exchange), ...session, clearBinding(isSecure(request, settings)));
}

/** Sends the browser to a fresh start of the journey, which a reload does not repeat. */
function again(exchange: Exchange, notice: Notice): Response {
  const { request, server } = exchange;
  const { base } = server.settings;
  return redirect(
    ownAddress(exchange),
    noticeCookie(notice, `${base}/XUI`, isSecure(request, server.settings)),
  );
}

function redirect(location: string, ...cookies: readonly string[]): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function unknownJourney(exchange: Exchange): Response {
  return messagePage(exchange, 404, "There is no such sign-on.");
}

function failed(exchange: Exchange, temporary: boolean, requestId: string): Response {
  const text = temporary
    ? "Signing on is not possible at the moment."
    : "The sign-on could not be completed.";
  return messagePage(exchange, temporary ? 503 : 500, text, requestId);
}

/** A page without a question. What broke is in the log; here stands only where to look. */
function messagePage(
  exchange: Exchange,
  status: number,
  text: string,
  requestId?: string,
): Response {
  const { base } = exchange.server.settings;
  const body = html`<div class="alert failed" role="alert"><p>${text}</p></div>
    <h1>Sign on</h1>
    ${requestId !== undefined && html`<p class="quiet">If you ask for help, give this number: <code>${requestId}</code></p>`}
    ${status !== 404 && html`<p><a href="${ownAddress(exchange)}">Try again</a></p>`}`;
  const headers: Record<string, string> = {};
  if (status === 503) headers["retry-after"] = "5";
  return documentResponse({ title: "Sign on", base, body, status, headers });
}
