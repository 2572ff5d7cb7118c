import type { IssuedCookie } from "../../session/persistent-cookies.ts";
import type { HttpSettings } from "../http-settings.ts";
import { setCookie } from "./cookies.ts";
import { isSecure } from "./session-cookie.ts";

/** The `Set-Cookie` values of cookies that a run has issued. Browsers take `SameSite=None` with `Secure` alone. */
export function persistentCookies(
  request: Request,
  settings: HttpSettings,
  cookies: readonly IssuedCookie[] = [],
): readonly string[] {
  const { domain } = settings.cookies;
  return cookies.map(({ name, value, maxAge, secure, httpOnly, sameSite }) =>
    setCookie(name, value, {
      path: "/",
      maxAge,
      httpOnly,
      sameSite,
      secure: secure || sameSite === "none" || isSecure(request, settings),
      ...(domain === undefined ? {} : { domain }),
    }),
  );
}
