import type { AnyOptions } from "../app/options.ts";
import { type CookieScope, prefixedName } from "./cookies/cookies.ts";
import type { SignOnPageOptions } from "./sign-on-page/options.ts";
import { defaultLimits, type Limits } from "../machine/limits.ts";

/** What the handler knows about the app and its address. */
export interface HttpSettings {
  /** Without a slash at its end: `/am`. */
  readonly base: string;
  readonly realm: string;
  readonly cookieName: string;
  readonly successUrl: string;
  readonly failureUrl: string;
  /** Origins and URLs outside of the app that `goto` may name. */
  readonly goto: readonly string[];
  readonly origins: readonly string[];
  /** Origins of pages that may call with credentials. */
  readonly cors: readonly string[];
  readonly production: boolean;
  /** Undefined: as the request came. */
  readonly secureCookies: boolean | undefined;
  /** Of the session's cookie. */
  readonly cookies: CookieScope;
  readonly zeroPageLogin: boolean;
  readonly resumeUrl: ((suspendedId: string, journey: string) => string) | undefined;
  /** Where a request came from, as far as the app knows. */
  readonly clientAddress: (request: Request) => string | undefined;
  /** The looks of the sign-on page; false: there is none. */
  readonly page: SignOnPageOptions | false;
  readonly limits: Limits;
}

export const defaultCookieName = "iPlanetDirectoryPro";

export function httpSettings(options: AnyOptions, production: boolean): HttpSettings {
  const cookieName = options.cookieName ?? defaultCookieName;
  const cookies = options.cookies ?? {};
  // Browsers keep such cookies only when they are `Secure`.
  const always = production || cookies.sameSite === "none" || prefixedName(cookieName);
  return {
    base: options.base ?? "/am",
    realm: options.realm ?? "alpha",
    cookieName,
    successUrl: options.successUrl ?? "/",
    failureUrl: options.failureUrl ?? "",
    goto: options.goto ?? [],
    origins: options.origins ?? [],
    cors: options.cors ?? [],
    production,
    secureCookies: options.secureCookies ?? (always ? true : undefined),
    cookies,
    zeroPageLogin: options.zeroPageLogin ?? true,
    resumeUrl: options.resumeUrl,
    clientAddress: options.clientAddress ?? (() => undefined),
    page: options.page ?? {},
    limits: { ...defaultLimits, ...options.limits },
  };
}
