import { JourneyError } from "../../errors.ts";
import { isObject } from "../../json.ts";
import type { Refusal, TokenAnswer } from "./password-verifier.ts";
import type { HttpAnswer } from "./transport.ts";

/** An answer that is not Entra's: an HTML page, a proxy's JSON, a token that does not verify. */
export function badAnswer(what: string, options?: ErrorOptions): JourneyError {
  return new JourneyError(
    "entra-bad-answer",
    `The answer is not one of Entra ID's: ${what}.`,
    "Look for a proxy, firewall or TLS inspection between this server and Entra ID.",
    options,
  );
}

/**
 * Reads what the token endpoint sent. Only HTTP 200 with an id_token is a token, only a 4xx with an OAuth error is a
 * refusal of this request, and 429 and 5xx say nothing about it.
 */
export function readTokenAnswer(answer: HttpAnswer): TokenAnswer {
  const body = parseObject(answer.body);
  const busy = answer.status === 429 || answer.status >= 500;
  if (busy) return refusal(answer, body ?? {});
  if (!body) return { kind: "failed", error: badAnswer(`HTTP ${answer.status} without JSON`) };
  if (
    answer.status === 200 &&
    body["error"] === undefined &&
    typeof body["id_token"] === "string"
  ) {
    return { kind: "token", idToken: body["id_token"] };
  }
  const refused = answer.status >= 400 && text(body["error"]) !== "";
  if (refused) return refusal(answer, body);
  return { kind: "failed", error: badAnswer(`HTTP ${answer.status} with neither token nor error`) };
}

function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refusal(answer: HttpAnswer, body: Readonly<Record<string, unknown>>): Refusal {
  return {
    kind: "refused",
    status: answer.status,
    error: text(body["error"]),
    suberror: text(body["suberror"]),
    numbers: numbersOf(body),
    traceId: guid(body["trace_id"]) ?? guid(answer.headers["x-ms-request-id"]),
    retryAfter: seconds(answer.headers["retry-after"]),
  };
}

/** The numbers of `error_codes`, else the one in the text. The text itself may name the user and goes no further. */
function numbersOf(body: Readonly<Record<string, unknown>>): readonly number[] {
  const codes: unknown[] = Array.isArray(body["error_codes"]) ? body["error_codes"] : [];
  const listed = codes.map(Number).filter((code) => Number.isSafeInteger(code) && code > 0);
  if (listed.length > 0) return listed.slice(0, 8);
  const described = /AADSTS(\d{5,8})/.exec(String(body["error_description"] ?? ""))?.[1];
  return described === undefined ? [] : [Number(described)];
}

/** An OAuth error code: letters and underscores, so that nothing else of a stranger's answer reaches a log. */
function text(value: unknown): string {
  return typeof value === "string" && /^[a-z_]{1,64}$/.test(value) ? value : "";
}

function guid(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined;
}

function seconds(value: unknown): number | undefined {
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
