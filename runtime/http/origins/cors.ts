import type { HttpSettings } from "../http-settings.ts";
import { letsIn } from "./loopback-origins.ts";

/** What Ping's clients send besides what browsers always allow. */
const requestHeaders = [
  "accept-api-version",
  "authorization",
  "content-type",
  "x-requested-platform",
  "x-requested-with",
].join(", ");

/** How long a browser need not ask again, in seconds. */
const preflightSeconds = "600";

/** The origin of a page that may call with credentials; undefined for all others, and for no page at all. */
export function listedOrigin(request: Request, { cors }: HttpSettings): string | undefined {
  const origin = request.headers.get("origin");
  return origin !== null && cors.some((listed) => letsIn(listed, origin)) ? origin : undefined;
}

/**
 * The answer to a browser that asks whether a page may call an endpoint.
 * @param method of the endpoint
 * @returns undefined when the request asks no such thing, or its page may not
 */
export function preflight(
  request: Request,
  method: string,
  settings: HttpSettings,
): Response | undefined {
  const asks = request.method === "OPTIONS" && request.headers.has("access-control-request-method");
  if (!asks || listedOrigin(request, settings) === undefined) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": method,
      "access-control-allow-headers": requestHeaders,
      "access-control-max-age": preflightSeconds,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** Lets a listed page read the answer, whatever it says, and keeps caches from handing it to another one. */
export function withCors(response: Response, request: Request, settings: HttpSettings): Response {
  if (settings.cors.length === 0) return response;
  response.headers.append("vary", "Origin");
  const origin = listedOrigin(request, settings);
  if (origin === undefined) return response;
  response.headers.set("access-control-allow-origin", origin);
  response.headers.set("access-control-allow-credentials", "true");
  response.headers.set("access-control-expose-headers", "content-api-version, retry-after");
  return response;
}
