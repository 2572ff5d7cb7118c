import type { ClientWishes } from "../../session/client-wishes.ts";
import type { StepReply } from "../../session/runs.ts";
import { persistentCookies } from "../cookies/persistent-cookies.ts";
import { sessionCookie } from "../cookies/session-cookie.ts";
import type { Exchange } from "../exchange.ts";
import { errorResponse, runErrorResponse, sessionTimedOut } from "../responses/error-response.ts";
import { jsonResponse } from "../responses/json-response.ts";
import { stepBody } from "./wire-callbacks.ts";

/** What a step came to, as clients read it. */
export function stepResponse(exchange: Exchange, reply: StepReply): Response {
  const { settings } = exchange.server;
  switch (reply.kind) {
    case "step":
    case "suspended":
      return jsonResponse(200, stepBody(reply.authId, reply.question));
    case "success":
      return signedOn(exchange, reply);
    case "failure":
    case "stop":
      return errorResponse(401, "Login failure", {
        failureUrl: reply.failureUrl ?? reply.client?.gotoOnFail ?? settings.failureUrl,
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
  { token, client, successUrl, cookies }: StepReply & { kind: "success" },
): Response {
  const { request, server } = exchange;
  const response = successResponse(exchange, token, client, successUrl);
  if (token !== undefined)
    response.headers.append("set-cookie", sessionCookie(request, server.settings, token));
  for (const cookie of persistentCookies(request, server.settings, cookies))
    response.headers.append("set-cookie", cookie);
  return response;
}

/**
 * Success with a session that the client has already, or without one.
 * @param journeyUrl where the journey wants the browser to go
 */
export function successResponse(
  { server: { settings } }: Exchange,
  token: string | undefined,
  client: ClientWishes | undefined,
  journeyUrl?: string,
): Response {
  const successUrl = journeyUrl ?? client?.goto ?? settings.successUrl;
  const realm = `/${settings.realm}`;
  return jsonResponse(
    200,
    token === undefined
      ? { message: "Authentication Successful", successUrl, realm }
      : { tokenId: token, successUrl, realm },
  );
}

/** A link that leads nowhere. The text is what clients look for (the Android SDK reads the class name). */
export function suspendedUnknown(): Response {
  return errorResponse(
    401,
    "org.forgerock.openam.auth.nodes.framework.token.SuspendedAuthSessionException: " +
      "Token not found. It may have expired.",
  );
}
