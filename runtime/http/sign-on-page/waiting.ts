import { randomBytes } from "node:crypto";
import { readCookie, setCookie } from "../cookies/cookies.ts";
import { waitingAddress } from "./addresses.ts";
import type { Visit } from "./visit.ts";

// A page without scripts can only be loaded again, by GET: its authId waits in a cookie of its own, so that it stands
// in no address. Browsers keep cookies of up to 4,096 bytes; for a longer authId there is the button alone.
const longestCookie = 3_800;

const cookieName = (name: string): string => `journey-wait-${name}`;
const path = ({ settings }: Visit): string => `${settings.base}/XUI`;

/** What lets the browser ask again by itself; nothing where the authId is too long for it. */
export function askAgainLater(
  visit: Visit,
  authId: string,
  seconds: number,
): { readonly headers: Readonly<Record<string, string>>; readonly cookies: readonly string[] } {
  if (authId.length > longestCookie) return { headers: {}, cookies: [] };
  const name = randomBytes(9).toString("base64url");
  const { secure } = visit;
  return {
    headers: { refresh: `${seconds}; url=${waitingAddress(visit, name)}` },
    cookies: [
      setCookie(cookieName(name), authId, { path: path(visit), secure, maxAge: seconds + 60 }),
    ],
  };
}

function waitingName({ url }: Visit): string | undefined {
  const name = url.searchParams.get("waiting");
  return name !== null && /^[\w-]{12}$/.test(name) ? name : undefined;
}

/** The step that the browser asks about; undefined when this request asks about none. */
export function waitingStep(visit: Visit): string | undefined {
  const name = waitingName(visit);
  return name === undefined ? undefined : (readCookie(visit.request, cookieName(name)) ?? "");
}

/** The step is used up. */
export function clearWaiting(visit: Visit): string | undefined {
  const name = waitingName(visit);
  if (name === undefined) return undefined;
  return setCookie(cookieName(name), "", { path: path(visit), secure: visit.secure, maxAge: 0 });
}
