import type { ManagedObject } from "../directory/directory.ts";
import { isObject } from "../json.ts";
import type { PersistentCookie, PersistentCookieWish } from "../machine/persistent-cookies.ts";
import type { Sealer } from "./seal.ts";

/** No browser keeps a longer one. */
const longest = 4_096;

/** A cookie as the browser gets it. */
export interface IssuedCookie extends Pick<
  PersistentCookieWish,
  "name" | "secure" | "httpOnly" | "sameSite"
> {
  readonly value: string;
  /** Seconds. */
  readonly maxAge: number;
}

/**
 * Cookies by which users are known again: who signed on in a browser, sealed by the app's keys for this purpose, this
 * realm and the cookie's name. Nobody but the app can make or read one.
 */
export class PersistentCookieIssuer {
  readonly #sealer: Sealer;
  readonly #now: () => number;

  constructor(sealer: Sealer, now: () => number) {
    this.#sealer = sealer;
    this.#now = now;
  }

  issue(
    wish: PersistentCookieWish,
    user: ManagedObject,
    address: string | undefined,
  ): IssuedCookie | undefined {
    const now = this.#now();
    const { name, secure, httpOnly, sameSite, idleMilliseconds, expiresAt } = wish;
    const lives = Math.min(idleMilliseconds, expiresAt - now);
    if (lives < 1_000) return undefined;
    const cookie = {
      name,
      resource: user.resource,
      userId: user.id,
      ...(user.passwordSetAt === undefined ? {} : { passwordSetAt: user.passwordSetAt }),
      ...(address === undefined ? {} : { address }),
      usedAt: now,
      expiresAt,
    };
    const value = this.#sealer.seal(JSON.stringify(cookie));
    return { name, secure, httpOnly, sameSite, value, maxAge: Math.floor(lives / 1_000) };
  }

  /** Undefined for whatever is wrong with it: forged, of another name or realm, expired. */
  open(name: string, value: string | undefined): PersistentCookie | undefined {
    if (value === undefined || value.length > longest) return undefined;
    const text = this.#sealer.open(value);
    const cookie: unknown = text === undefined ? undefined : JSON.parse(text);
    if (!isObject(cookie) || cookie["name"] !== name || !isCookie(cookie)) return undefined;
    const { resource, userId, passwordSetAt, address, usedAt, expiresAt } = cookie;
    if (this.#now() >= expiresAt) return undefined;
    return { resource, userId, passwordSetAt, address, usedAt, expiresAt };
  }
}

function isCookie(cookie: object): cookie is PersistentCookie {
  const { resource, userId, passwordSetAt, address, usedAt, expiresAt } =
    cookie as Partial<PersistentCookie>; // what is not there is looked for
  return (
    typeof resource === "string" &&
    typeof userId === "string" &&
    (passwordSetAt === undefined || typeof passwordSetAt === "number") &&
    (address === undefined || typeof address === "string") &&
    typeof usedAt === "number" &&
    typeof expiresAt === "number"
  );
}
