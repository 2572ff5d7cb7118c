import { readCookie } from "../cookies/cookies.ts";
import { listedOrigin } from "./cors.ts";
import type { HttpSettings } from "../http-settings.ts";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * AM's rule against forged requests: one that may change something and carries the session cookie must carry a
 * header, too, that no page of another site can set without asking.
 */
export function isForgeable(request: Request, settings: HttpSettings): boolean {
  if (safeMethods.has(request.method) || readCookie(request, settings.cookieName) === undefined)
    return false;
  return !request.headers.has("x-requested-with") && !request.headers.has("accept-api-version");
}

/**
 * Whether the page of another site sent this without asking. A form needs no cookie to sign its visitor on as somebody
 * else: the link of a suspended run is enough for it.
 */
export function isFromElsewhere(request: Request, settings: HttpSettings): boolean {
  const asked =
    request.headers.has("x-requested-with") || request.headers.has("accept-api-version");
  const listed = listedOrigin(request, settings) !== undefined;
  return !asked && !listed && !isSameOrigin(request, settings);
}

/** Whether a form was posted by a page of this app. Browsers that say nothing about it are told apart by the cookie. */
export function isSameOrigin(request: Request, settings: HttpSettings): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return (
    origin === null || origin === new URL(request.url).origin || settings.origins.includes(origin)
  );
}
