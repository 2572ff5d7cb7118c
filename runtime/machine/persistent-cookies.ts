import { isObject } from "../json.ts";

/** A cookie that the browser gets when the run succeeds, by which the user is known again. */
export interface PersistentCookieWish {
  readonly name: string;
  /** Sent over TLS only, also where the app's own cookies are not. */
  readonly secure: boolean;
  /** Hidden from scripts. */
  readonly httpOnly: boolean;
  readonly sameSite: "lax" | "strict" | "none";
  /** How long it holds without being used. */
  readonly idleMilliseconds: number;
  /** When it ends at the latest, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What such a cookie of the browser says: who has signed on there, and when that ends. */
export interface PersistentCookie {
  readonly resource: string;
  readonly userId: string;
  /** When the password was set that counted then; another one ends the cookie. */
  readonly passwordSetAt: number | undefined;
  /** From where the user signed on, where the app knew it. */
  readonly address: string | undefined;
  /** Milliseconds since the epoch. */
  readonly usedAt: number;
  readonly expiresAt: number;
}

/** Persistent cookies, for nodes. */
export interface PersistentCookies {
  /** The cookie of this name, unless it is none of ours or has expired. */
  read(name: string): PersistentCookie | undefined;
  /** Issues one when the run succeeds. Of one name there is one. */
  wish(wish: PersistentCookieWish): void;
}

const sameSites: readonly unknown[] = ["lax", "strict", "none"];

/** Whether data that came back from outside is a wish. */
export function isPersistentCookieWish(value: unknown): value is PersistentCookieWish {
  if (!isObject(value)) return false;
  const { name, secure, httpOnly, sameSite, idleMilliseconds, expiresAt } = value;
  return (
    typeof name === "string" &&
    typeof secure === "boolean" &&
    typeof httpOnly === "boolean" &&
    sameSites.includes(sameSite) &&
    Number.isSafeInteger(idleMilliseconds) &&
    Number.isSafeInteger(expiresAt)
  );
}
