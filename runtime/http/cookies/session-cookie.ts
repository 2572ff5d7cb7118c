import { readCookie, setCookie } from "./cookies.ts";
import { defaultCookieName, type HttpSettings } from "../http-settings.ts";

/** The session token of a request: from the cookie, else from the header that is named like the cookie. */
export function sessionToken(
  request: Pick<Request, "headers">,
  cookieName = defaultCookieName,
): string | undefined {
  return readCookie(request, cookieName) ?? request.headers.get(cookieName) ?? undefined;
}

/** Whether cookies of the answer are to be `Secure`. */
export function isSecure(request: Request, settings: HttpSettings): boolean {
  return settings.secureCookies ?? new URL(request.url).protocol === "https:";
}

/** Hands the session's token to the browser, until it closes. */
export function sessionCookie(request: Request, settings: HttpSettings, token: string): string {
  return setCookie(settings.cookieName, token, scope(request, settings));
}

export function expiredSessionCookie(request: Request, settings: HttpSettings): string {
  return setCookie(settings.cookieName, "", { ...scope(request, settings), maxAge: 0 });
}

function scope(request: Request, settings: HttpSettings) {
  return { ...settings.cookies, path: "/", secure: isSecure(request, settings) };
}
