import { defined } from "../../defined.ts";
import type { JsonObject } from "../../json.ts";
import type { ClientWishes } from "../../session/client-wishes.ts";
import type { StepRequest } from "../../session/runs.ts";
import type { Exchange } from "../exchange.ts";
import { isFromElsewhere } from "../origins/cross-site.ts";
import { asVersion1, resourceVersion } from "../requests/api-version.ts";
import { parseJsonObject } from "../requests/parse-json.ts";
import { readBody } from "../requests/read-body.ts";
import { errorResponse, sessionTimedOut } from "../responses/error-response.ts";
import { allowedGoto } from "../step/goto.ts";
import { satisfyingToken } from "../step/live-session.ts";
import { stepRequest } from "../step/step-request.ts";
import { stepResponse, successResponse, suspendedUnknown } from "../step/step-response.ts";
import { wantedJourney } from "../step/wanted-journey.ts";
import { answersFrom } from "../step/wire-callbacks.ts";
import { answerFromHeaders, headerCredentials } from "../step/zero-page-login.ts";

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
  if (token !== undefined) return successResponse(exchange, token, request.client);
  const started = await exchange.server.runs.start(journey, request);
  const reply = await answerFromHeaders(exchange, started, credentials, request);
  return stepResponse(exchange, reply);
}

async function resume(exchange: Exchange, authId: unknown, body: JsonObject): Promise<Response> {
  if (typeof authId !== "string") return sessionTimedOut();
  const reply = await exchange.server.runs.resume(
    authId,
    (asked) => answersFrom(body["callbacks"], asked),
    sdkRequest(exchange),
  );
  return stepResponse(exchange, reply);
}

async function resumeSuspended(exchange: Exchange, suspendedId: string): Promise<Response> {
  if (isFromElsewhere(exchange.request, exchange.server.settings))
    return errorResponse(403, "CSRF protection: a header is missing");
  const reply = await exchange.server.runs.resumeSuspended(suspendedId, sdkRequest(exchange));
  return reply.kind === "refused" ? suspendedUnknown() : stepResponse(exchange, reply);
}

/** What the client asks for. A `goto` that is not allowed is as none. */
function sdkRequest(exchange: Exchange): StepRequest & { readonly client: ClientWishes } {
  const { url, server } = exchange;
  const place = (name: string): string | undefined =>
    allowedGoto(url.searchParams.get(name), server.settings);
  const client: ClientWishes = {
    ...(url.searchParams.get("noSession") === "true" ? { noSession: true } : {}),
    ...defined({ goto: place("goto"), gotoOnFail: place("gotoOnFail") }),
  };
  return { ...stepRequest(exchange), client };
}
