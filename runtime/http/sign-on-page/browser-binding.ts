import { randomBytes } from "node:crypto";
import { hashOf, isToken, newToken } from "../../session/opaque-token.ts";
import { readCookie, setCookie } from "../cookies/cookies.ts";

/** Binds a run to the browser that started it, so that nobody finishes in another one what somebody began. */
export interface Binding {
  /** What the run keeps: a hash, so that the authId does not hold the cookie. */
  readonly hash: string;
  /** The cookie to set, where the browser has none yet. */
  readonly cookie: string | undefined;
}

// With `__Host-` no other host of the site can plant the cookie.
const cookieName = (secure: boolean): string => `${secure ? "__Host-" : ""}journey-browser`;

/** The browser's binding; undefined when it has none. */
export function readBinding(request: Request, secure: boolean): Binding | undefined {
  const value = readCookie(request, cookieName(secure));
  return value !== undefined && isToken(value)
    ? { hash: hashOf(value), cookie: undefined }
    : undefined;
}

export function newBinding(secure: boolean): Binding {
  const value = newToken(randomBytes);
  return {
    hash: hashOf(value),
    cookie: setCookie(cookieName(secure), value, { path: "/", secure }),
  };
}

/** After a sign-on the browser starts with a new one. */
export function clearBinding(secure: boolean): string {
  return setCookie(cookieName(secure), "", { path: "/", secure, maxAge: 0 });
}
