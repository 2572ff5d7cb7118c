import type { StepReply, StepRequest } from "../../session/runs.ts";
import { wantedJourney } from "../step/wanted-journey.ts";
import { isSameOrigin } from "../origins/cross-site.ts";
import type { Exchange } from "../exchange.ts";
import { readBody } from "../requests/read-body.ts";
import { realmParameter } from "../routes.ts";
import { stepRequest } from "../step/step-request.ts";
import { comeBack, returnUrl } from "./away.ts";
import { type Binding, newBinding, readBinding } from "./browser-binding.ts";
import { documentResponse } from "./document.ts";
import { formAnswers, unchangedAnswers } from "./form-answers.ts";
import { html } from "./html.ts";
import { type Typed, typedTexts } from "./kept.ts";
import { messagePage } from "./message-page.ts";
import { readNotice } from "./notice.ts";
import { again, replyPage } from "./reply-page.ts";
import { passkeyScript } from "./passkey-script.ts";
import { keepPosted, postedAnswer } from "./posted-answer.ts";
import { styleSheet } from "./style-sheet.ts";
import { type Visit, visitOf } from "./visit.ts";
import { waitingStep } from "./waiting.ts";

const nothingTyped: Typed = new Map();

/** The built-in sign-on page, at the address that AM's administrators know as the preview URL. */
export async function signOnPage(exchange: Exchange, path: readonly string[]): Promise<Response> {
  const { request, url, server } = exchange;
  const visit = visitOf(request, url, server.settings);
  if (path.join("/") === "sign-on.css") return styleSheet();
  if (path.join("/") === "passkey.js") return passkeyScript();
  if (path[0] === "return" && path.length <= 2) {
    if (request.method === "GET") return comeBackPage(exchange, visit, path.slice(1));
    if (request.method === "POST") return keepPosted(exchange, visit);
  }
  if (path.length > 0) return messagePage(visit, { status: 404, text: "pageUnknown", way: false });
  if (request.method === "GET" || request.method === "HEAD") return show(exchange, visit);
  if (request.method === "POST") return submit(exchange, visit);
  return messagePage(visit, { status: 405, text: "methodUnknown" });
}

/** Starts the journey and shows its first question, or goes on with a step that waits. */
async function show(exchange: Exchange, visit: Visit): Promise<Response> {
  const { server, url } = exchange;
  if (url.searchParams.has("suspendedId")) return continuePage(visit);
  const realm = url.searchParams.get("realm");
  const named = realm === null || realmParameter(realm) === server.settings.realm;
  const journey = named ? wantedJourney(exchange) : undefined;
  if (!journey || journey instanceof Response)
    return messagePage(visit, { status: 404, text: "journeyUnknown", way: false });
  const waiting = waitingStep(visit);
  if (waiting !== undefined) return poll(exchange, visit, waiting);
  const binding = readBinding(exchange.request, visit.secure) ?? newBinding(visit.secure);
  const reply = await server.runs.start(journey, boundRequest(exchange, binding));
  // A journey that fails without asking anything would send the browser round in circles.
  if (reply.kind === "failure" || reply.kind === "stop")
    return messagePage(visit, { status: 200, text: "ended" });
  const notice = readNotice(visit, server.pageSealer);
  return replyPage({ visit, exchange, binding, notice, typed: nothingTyped }, reply);
}

/** Asks whether a step that waits goes on. */
async function poll(exchange: Exchange, visit: Visit, authId: string): Promise<Response> {
  const binding = readBinding(exchange.request, visit.secure);
  if (!binding) return again({ visit, exchange, typed: nothingTyped }, "restarted");
  const request = boundRequest(exchange, binding);
  const reply = await exchange.server.runs.resume(authId, unchangedAnswers, request);
  return replyPage({ visit, exchange, binding, notice: undefined, typed: nothingTyped }, reply);
}

/** A mailed link is opened by programs, too, and works once: a person presses a button. */
function continuePage(visit: Visit): Response {
  const { url, words } = visit;
  const body = html`<h1>${words.say("signOn")}</h1>
    <p class="description">${words.say("resume")}</p>
    <form method="post" action="${url.pathname}${url.search}">
      <button type="submit">${words.say("continue")}</button>
    </form>`;
  return documentResponse(visit, { title: words.say("signOn"), body });
}

/** Takes the run on with what the form holds. */
async function submit(exchange: Exchange, visit: Visit): Promise<Response> {
  const { request, server } = exchange;
  if (!isSameOrigin(request, server.settings))
    return messagePage(visit, { status: 403, text: "otherSite" });
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    return messagePage(visit, { status: 415, text: "unreadable" });
  const text = await readBody(request, server.settings.limits.bodyBytes);
  if (text === undefined) return messagePage(visit, { status: 413, text: "tooLarge" });
  const form = new URLSearchParams(text);
  const suspendedId = form.has("authId") ? null : exchange.url.searchParams.get("suspendedId");
  if (suspendedId !== null) return goOn(exchange, visit, suspendedId);
  const typed = typedTexts(form);
  const binding = readBinding(request, visit.secure);
  const reply: StepReply = binding
    ? await server.runs.resume(
        form.get("authId") ?? "",
        (asked) => formAnswers(form, asked),
        boundRequest(exchange, binding),
      )
    : { kind: "refused" };
  const known = binding ?? newBinding(visit.secure);
  return replyPage({ visit, exchange, binding: known, notice: undefined, typed }, reply);
}

/** Goes on where a link was sent. */
async function goOn(exchange: Exchange, visit: Visit, suspendedId: string): Promise<Response> {
  const binding = readBinding(exchange.request, visit.secure) ?? newBinding(visit.secure);
  const request = boundRequest(exchange, binding);
  const reply = await exchange.server.runs.resumeSuspended(suspendedId, request);
  if (reply.kind === "refused") return messagePage(visit, { status: 401, text: "linkInvalid" });
  return replyPage({ visit, exchange, binding, notice: undefined, typed: nothingTyped }, reply);
}

/** Goes on with the step that this browser had left with, for another site. */
async function comeBackPage(
  exchange: Exchange,
  visit: Visit,
  provider: readonly string[],
): Promise<Response> {
  const { request, server, url } = exchange;
  const binding = readBinding(request, visit.secure);
  // An answer in the address is the newer one: whoever was sent for a posted one has none there.
  const posted = url.search === "" ? postedAnswer(visit, exchange) : undefined;
  const parameters = posted?.parameters ?? url.searchParams;
  const away = comeBack(visit, exchange, parameters.get("state") ?? "");
  const address = new URL(away?.address ?? `${server.settings.base}/XUI/`, url.origin);
  const [left, page] = [
    { ...exchange, url: address },
    { ...visit, url: address },
  ];
  // Somebody else's sign-on, or one that is over.
  if (!binding || !away) return messagePage(page, { status: 401, text: "linkInvalid" });
  const reply = await server.runs.resume(
    away.authId,
    unchangedAnswers,
    boundRequest(left, binding, { parameters, provider }),
  );
  const occasion = { visit: page, exchange: left, binding, notice: undefined, typed: nothingTyped };
  const response = await replyPage(occasion, reply);
  for (const cookie of [...away.spent, ...(posted ? [posted.spent] : [])])
    response.headers.append("set-cookie", cookie);
  return response;
}

/** @param back what another site has sent the browser back with, and to which address; else there is nothing */
function boundRequest(
  exchange: Exchange,
  binding: Binding,
  back?: { readonly parameters: URLSearchParams; readonly provider: readonly string[] },
): StepRequest {
  const request = stepRequest(exchange);
  const address = returnUrl(exchange);
  const { browser } = request;
  if (!browser) return { ...request, binding: binding.hash };
  const returned = {
    parameter: (name: string) => back?.parameters.get(name) ?? undefined,
    ...(address === undefined
      ? {}
      : { returnedTo: [address, ...(back?.provider ?? []).map(encodeURIComponent)].join("/") }),
  };
  return {
    ...request,
    binding: binding.hash,
    browser: { ...browser, returnUrl: address, ...(back ? returned : {}) },
  };
}
