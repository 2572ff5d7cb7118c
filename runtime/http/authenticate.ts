import type { JsonObject } from "../json.ts";
import type { LinkedJourney } from "../machine/linked.ts";
import type { StepReply, StepRequest } from "../session/runs.ts";
import { errorResponse, runErrorResponse, sessionTimedOut } from "./error-response.ts";
import type { Exchange } from "./exchange.ts";
import { allowedGoto } from "./goto.ts";
import { jsonResponse } from "./json-response.ts";
import { parseJsonObject } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { sessionCookie } from "./session-cookie.ts";
import { stepRequest } from "./step-request.ts";
import { answersFrom, stepBody } from "./wire-callbacks.ts";

/** `POST …/authenticate`: starts a journey, or takes it on. */
export async function authenticate(exchange: Exchange): Promise<Response> {
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
  return answer(exchange, await exchange.server.runs.start(journey, sdkRequest(exchange)));
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
  const reply = await exchange.server.runs.resumeSuspended(suspendedId, sdkRequest(exchange));
  return reply.kind === "refused" ? suspendedUnknown() : answer(exchange, reply);
}

function sdkRequest(exchange: Exchange): StepRequest {
  const noSession = exchange.url.searchParams.get("noSession") === "true";
  return { ...stepRequest(exchange), noSession };
}

/** A journey for other journeys only is as unknown as one that does not exist. */
export function wantedJourney({ url, server }: Exchange): LinkedJourney | Response {
  const type = url.searchParams.get("authIndexType");
  const value = url.searchParams.get("authIndexValue");
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
      return success(exchange, reply.token);
    case "failure":
    case "stop":
      return errorResponse(401, "Login failure", { failureUrl: settings.failureUrl });
    case "error":
      return runErrorResponse(reply.error, reply.run);
    case "refused":
      return sessionTimedOut();
    case "mismatch":
      return errorResponse(400, reply.message);
  }
}

function success(
  { request, url, server: { settings } }: Exchange,
  token: string | undefined,
): Response {
  const successUrl = allowedGoto(url.searchParams.get("goto"), settings) ?? settings.successUrl;
  const realm = `/${settings.realm}`;
  if (token === undefined) {
    return jsonResponse(200, { message: "Authentication Successful", successUrl, realm });
  }
  const cookie = ["set-cookie", sessionCookie(request, settings, token)] as const;
  return jsonResponse(200, { tokenId: token, successUrl, realm }, [cookie]);
}

/** The text is what clients look for (the Android SDK reads the class name). */
function suspendedUnknown(): Response {
  return errorResponse(
    401,
    "org.forgerock.openam.auth.nodes.framework.token.SuspendedAuthSessionException: " +
      "Token not found. It may have expired.",
  );
}
