import type { JourneyError } from "../../errors.ts";
import type { JsonObject } from "../../json.ts";
import { jsonResponse } from "./json-response.ts";

const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** An error in AM's shape: `{code, reason, message, detail?}`. */
export function errorResponse(
  status: number,
  message: string,
  detail?: JsonObject,
  headers?: readonly (readonly [string, string])[],
): Response {
  const body = {
    code: status,
    reason: reasons[status] ?? "Error",
    message,
    ...(detail ? { detail } : {}),
  };
  return jsonResponse(status, body, headers);
}

/** One answer for every authId that is forged, expired or spent: clients start again on error code 110. */
export function sessionTimedOut(): Response {
  return errorResponse(401, "Session has timed out", { errorCode: "110" });
}

/** An error of the run: the client learns that it was one, and by which id the operator finds it in the log. */
export function runErrorResponse(error: JourneyError, requestId: string): Response {
  const detail = { requestId };
  return error.temporary
    ? errorResponse(503, "The service is not available at the moment.", detail, [
        ["retry-after", "5"],
      ])
    : errorResponse(500, "The sign-on could not be completed.", detail);
}
