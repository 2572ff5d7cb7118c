import { readCookie, setCookie } from "../cookies.ts";

/** What a page says about the one before it. */
export type Notice = "failed" | "restarted";

const name = "journey-notice";

/** Reaches the next page only: a reload of it says nothing any more. */
export function noticeCookie(notice: Notice, path: string, secure: boolean): string {
  return setCookie(name, notice, { path, secure, maxAge: 60 });
}

export function clearNotice(path: string, secure: boolean): string {
  return setCookie(name, "", { path, secure, maxAge: 0 });
}

export function readNotice(request: Request): Notice | undefined {
  const value = readCookie(request, name);
  return value === "failed" || value === "restarted" ? value : undefined;
}
