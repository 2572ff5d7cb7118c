import { createHash } from "node:crypto";
import type { Callback } from "../../machine/callbacks.ts";
import type { Exchange } from "../exchange.ts";
import { JourneyError } from "../../errors.ts";
import { readCookie, setCookie } from "../cookies/cookies.ts";
import { publicOrigin } from "../origins/public-origin.ts";
import type { Question } from "../../machine/step.ts";
import { ownAddress, redirect } from "./addresses.ts";
import { redirectTarget } from "./controls/redirect.ts";
import { outputOf, textOf } from "./field.ts";
import { onward } from "./onward.ts";
import type { Visit } from "./visit.ts";

// While the browser is at another site, its step waits in cookies of its own: nobody who has only seen the address at
// which it comes back goes on with the step, and none can be planted in another browser. Browsers keep cookies of up to
// 4,096 bytes.
const [pieceLength, mostPieces] = [3_800, 4];
const seconds = 900;

/** A step that waits in the browser. */
export interface Away {
  readonly authId: string;
  /** Path and query of the page that the browser has left. */
  readonly address: string;
  /** What takes it out of the browser. */
  readonly spent: readonly string[];
}

/** Where other sites send the browser back to; undefined where the app's address is not known. */
export function returnUrl({ url, server: { settings } }: Exchange): string | undefined {
  const origin = publicOrigin(url, settings);
  return origin === undefined ? undefined : `${origin}${settings.base}/XUI/return`;
}

/** Where a question leads that is nothing but the way to another site and back. */
export function awayTarget({ callbacks, final }: Question): URL | undefined {
  const [callback] = callbacks;
  if (final || !callback || callbacks.length > 1 || !leadsBack(callback)) return undefined;
  const target = redirectTarget(callback);
  return target?.searchParams.get("state") ? target : undefined;
}

function leadsBack(callback: Callback): boolean {
  return (
    callback.type === "RedirectCallback" &&
    outputOf(callback, "trackingCookie") === true &&
    textOf(callback, "redirectMethod").toUpperCase() === "GET"
  );
}

/** Sends the browser there, with its step. */
export function sendAway(
  visit: Visit,
  { server: { pageSealer } }: Exchange,
  authId: string,
  target: URL,
  cookies: readonly string[],
): Response {
  const kept = `${authId}~${pageSealer.seal(ownAddress(visit))}`;
  const count = Math.ceil(kept.length / pieceLength);
  if (count > mostPieces) throw tooLarge();
  const name = nameOf(target.searchParams.get("state") ?? "");
  const pieces = Array.from({ length: count }, (_, index) =>
    cookie(
      visit,
      `${name}-${index}`,
      kept.slice(index * pieceLength, (index + 1) * pieceLength),
      seconds,
    ),
  );
  // A redirect that answers a form is held against the policy of the form's page, which cannot know where it leads.
  return visit.request.method === "GET"
    ? redirect(target.href, ...cookies, ...pieces)
    : onward(visit, target.href, ...cookies, ...pieces);
}

/** The step that this browser had left with; undefined for any other browser. */
export function comeBack(
  visit: Visit,
  { server: { pageSealer } }: Exchange,
  state: string,
): Away | undefined {
  const name = nameOf(state);
  const pieces: string[] = [];
  for (let index = 0; index < mostPieces; index += 1) {
    const piece = readCookie(visit.request, `${name}-${index}`);
    if (piece === undefined) break;
    pieces.push(piece);
  }
  const [authId = "", sealed = ""] = pieces.join("").split("~");
  const address = pageSealer.open(sealed);
  if (address === undefined) return undefined;
  const spent = pieces.map((_, index) => cookie(visit, `${name}-${index}`, "", 0));
  return { authId, address, spent };
}

function cookie(visit: Visit, name: string, value: string, maxAge: number): string {
  return setCookie(name, value, {
    path: `${visit.settings.base}/XUI`,
    secure: visit.secure,
    maxAge,
  });
}

/** Several sign-ons may be under way in one browser. */
function nameOf(state: string): string {
  return `journey-away-${createHash("sha256").update(state).digest("base64url").slice(0, 16)}`;
}

function tooLarge(): JourneyError {
  return new JourneyError(
    "state-too-large",
    "The state of a run is too large to wait in the browser while that is at another site.",
    'Keep less in node state, or set `authenticationSessions: "server-side"`.',
  );
}
