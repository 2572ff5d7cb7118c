import type { JsonObject } from "../json.ts";
import type { LinkedJourney } from "../machine/linked.ts";
import type { ClientWishes } from "../session/client-wishes.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import { asVersion1, resourceVersion } from "./api-version.ts";
import { isFromElsewhere } from "./cross-site.ts";
import { errorResponse, runErrorResponse, sessionTimedOut } from "./error-response.ts";
import type { Exchange } from "./exchange.ts";
import { allowedGoto } from "./goto.ts";
import { jsonResponse } from "./json-response.ts";
import { satisfyingToken } from "./live-session.ts";
import { parseJsonObject } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { sessionCookie } from "./session-cookie.ts";
import { stepRequest } from "./step-request.ts";
import { answersFrom, stepBody } from "./wire-callbacks.ts";
import { answerFromHeaders, headerCredentials } from "./zero-page-login.ts";

/** `POST …/authenticate`: starts a journey, or takes it on. */
export async function authenticate(exchange: Exchange): Promise<Response> {
  const response = await startOrResume(exchange);
  return resourceVersion(exchange.request) === 1 ? asVersion1(response) : response;
}

async function startOrResume(exchange: Exchange): Promise<Response> {
  const suspendedId = exchange.url.searchParams.get("suspendedId");
  // It counts more than a journey that is named beside it: SDKs name the one that they are configured for.
  if (suspendedId !== null) return resumeSuspended(exchange, suspendedId);
  const body = await requestedObject(exchange);
  if (body instanceof Response) return body;
  const authId = body["authId"];
  return authId === undefined ? start(exchange) : resume(exchange, authId, body);
}

/** The JSON of the request; no body at all means the same as `{}`. */
async function requestedObject({ request, server }: Exchange): Promise<JsonObject | Response> {
  const { bodyBytes, jsonDepth, callbacks } = server.settings.limits;
  const text = await readBody(request, bodyBytes);
  if (text === undefined) return errorResponse(413, "The request is too large");
  if (text === "") return {};
  if (!isJson(request)) return errorResponse(415, "Content-Type must be application/json");
  const body = parseJsonObject(text, jsonDepth);
  if (!body) return errorResponse(400, "The request body is not a JSON object");
  const submitted = body["callbacks"];
  if (Array.isArray(submitted) && submitted.length > callbacks)
    return errorResponse(400, "Too many callbacks");
  return body;
}

function isJson(request: Request): boolean {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase() === "application/json";
}

async function start(exchange: Exchange): Promise<Response> {
  const journey = wantedJourney(exchange);
  if (journey instanceof Response) return journey;
  const request = sdkRequest(exchange);
  const credentials = headerCredentials(exchange);
  // Whoever brings credentials wants to be their user, whatever session there is.
  const token = credentials.size === 0 ? await satisfyingToken(exchange, journey) : undefined;
  if (token !== undefined) return success(exchange, token, request.client);
  const started = await exchange.server.runs.start(journey, request);
  const reply = await answerFromHeaders(exchange, started, credentials, request);
  return answer(exchange, reply);
}

async function resume(exchange: Exchange, authId: unknown, body: JsonObject): Promise<Response> {
  if (typeof authId !== "string") return sessionTimedOut();
  const reply = await exchange.server.runs.resume(
    authId,
    (asked) => answersFrom(body["callbacks"], asked),
    sdkRequest(exchange),
  );
  return answer(exchange, reply);
}

async function resumeSuspended(exchange: Exchange, suspendedId: string): Promise<Response> {
  if (isFromElsewhere(exchange.request, exchange.server.settings))
    return errorResponse(403, "CSRF protection: a header is missing");
  const reply = await exchange.server.runs.resumeSuspended(suspendedId, sdkRequest(exchange));
  return reply.kind === "refused" ? suspendedUnknown() : answer(exchange, reply);
}

/** What the client asks for. A `goto` that is not allowed is as none. */
function sdkRequest(exchange: Exchange): StepRequest & { readonly client: ClientWishes } {
  const { url, server } = exchange;
  const place = (name: string): string | undefined =>
    allowedGoto(url.searchParams.get(name), server.settings);
  const [goto, gotoOnFail] = [place("goto"), place("gotoOnFail")];
  const client: ClientWishes = {
    ...(url.searchParams.get("noSession") === "true" ? { noSession: true } : {}),
    ...(goto === undefined ? {} : { goto }),
    ...(gotoOnFail === undefined ? {} : { gotoOnFail }),
  };
  return { ...stepRequest(exchange), client };
}

/** AM's other ways to say what a user must pass: they name modules, levels and policies, which do not exist here. */
const otherIndexTypes: ReadonlySet<string> = new Set([
  "composite_advice",
  "level",
  "module",
  "resource",
  "role",
  "transaction",
  "user",
]);

/** A journey for other journeys only is as unknown as one that does not exist. */
export function wantedJourney({ url, server }: Exchange): LinkedJourney | Response {
  const type = url.searchParams.get("authIndexType");
  const value = url.searchParams.get("authIndexValue");
  if (type !== null && otherIndexTypes.has(type))
    return errorResponse(400, `Authentication Index Type ${type} is not supported`);
  if (type !== null && type !== "service")
    return errorResponse(400, "Unknown Authentication Index Type");
  if (type === null && value !== null)
    return errorResponse(400, "Unknown Authentication Index Type");
  const journey = server.startable(value ?? undefined);
  return journey ?? errorResponse(400, "No Configuration found");
}

function answer(exchange: Exchange, reply: StepReply): Response {
  const { settings } = exchange.server;
  switch (reply.kind) {
    case "step":
    case "suspended":
      return jsonResponse(200, stepBody(reply.authId, reply.question));
    case "success":
      return signedOn(exchange, reply.token, reply.client);
    case "failure":
    case "stop":
      return errorResponse(401, "Login failure", {
        failureUrl: reply.client?.gotoOnFail ?? settings.failureUrl,
      });
    case "error":
      return runErrorResponse(reply.error, reply.run);
    case "refused":
      return sessionTimedOut();
    case "mismatch":
      return errorResponse(400, reply.message);
  }
}

/** A success with a session of its own, or without one. */
function signedOn(
  exchange: Exchange,
  token: string | undefined,
  client: ClientWishes | undefined,
): Response {
  const { request, server } = exchange;
  const response = success(exchange, token, client);
  if (token !== undefined)
    response.headers.append("set-cookie", sessionCookie(request, server.settings, token));
  return response;
}

function success(
  { server: { settings } }: Exchange,
  token: string | undefined,
  client: ClientWishes | undefined,
): Response {
  const successUrl = client?.goto ?? settings.successUrl;
  const realm = `/${settings.realm}`;
  return jsonResponse(
    200,
    token === undefined
      ? { message: "Authentication Successful", successUrl, realm }
      : { tokenId: token, successUrl, realm },
  );
}

/** The text is what clients look for (the Android SDK reads the class name). */
function suspendedUnknown(): Response {
  return errorResponse(
    401,
    "org.forgerock.openam.auth.nodes.framework.token.SuspendedAuthSessionException: " +
      "Token not found. It may have expired.",
  );
}
