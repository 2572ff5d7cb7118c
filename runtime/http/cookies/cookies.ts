/** The value of a cookie of the request; of several with one name, the first. */
export function readCookie(request: Pick<Request, "headers">, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Where browsers send a cookie. */
export interface CookieScope {
  /**
   * `lax`: to pages of the same site, and when a link leads here; `strict`: not even then; `none`: with requests of
   * every site, which browsers allow for `Secure` cookies only.
   */
  readonly sameSite?: "lax" | "strict" | "none";
  /** A domain that shares the cookie with all its hosts. Absent: this host only. */
  readonly domain?: string;
}

export interface CookieOptions extends CookieScope {
  readonly path: string;
  readonly secure: boolean;
  /** Seconds; absent: until the browser closes. */
  readonly maxAge?: number;
  /** False: scripts of the page may read it. Default: `true`. */
  readonly httpOnly?: boolean;
}

const sameSiteNames = { lax: "Lax", strict: "Strict", none: "None" } as const;

/** A `Set-Cookie` value. `HttpOnly` and `SameSite=Lax` where nothing else is said. */
export function setCookie(name: string, value: string, options: CookieOptions): string {
  const { path, sameSite = "lax", domain, maxAge, secure, httpOnly = true } = options;
  const parts = [`${name}=${value}`, `Path=${path}`, ...(httpOnly ? ["HttpOnly"] : [])];
  parts.push(`SameSite=${sameSiteNames[sameSite]}`);
  if (domain !== undefined) parts.push(`Domain=${domain}`);
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  if (maxAge === 0) parts.push("Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  if (secure) parts.push("Secure");
  return parts.join("; ");
}

/** Whether browsers keep a cookie of this name only when it is `Secure` (RFC 6265bis §4.1.3). */
export function prefixedName(name: string): boolean {
  return /^__(?:Host|Secure)-/i.test(name);
}
