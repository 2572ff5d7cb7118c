import { isObject, type Json } from "../../json.ts";
import { readCookie, setCookie } from "../cookies/cookies.ts";
import type { Exchange } from "../exchange.ts";
import { readBody } from "../requests/read-body.ts";
import { redirect } from "./addresses.ts";
import { messagePage } from "./message-page.ts";
import type { Visit } from "./visit.ts";

// Some providers let the browser post their answer (`response_mode=form_post`). What another site posts comes without our
// `SameSite=Lax` cookies, so that nobody can say whose answer it is; any site can post one. It is laid into a cookie for a
// moment, and the browser asks for it by an address of ours: with its cookies then, and held to the same rules as an
// answer in an address. Neither the code nor the user's name comes into an address.

/** One for all sign-ons, so that other sites cannot crowd out cookies of ours. */
const name = "journey-answer";
const seconds = 60;

/** What an answer may hold, and no more of what a site posts. */
const known = ["code", "state", "iss", "error", "user"] as const;

/** Browsers keep cookies of up to 4,096 bytes, of which the cookie's name and attributes take some. */
const longest = 3_800;

/** Keeps what was posted, and sends the browser for it. Nothing is started, and nobody is known. */
export async function keepPosted({ request, server }: Exchange, visit: Visit): Promise<Response> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded")
    return messagePage(visit, { status: 415, text: "unreadable" });
  const text = await readBody(request, server.settings.limits.bodyBytes);
  if (text === undefined) return messagePage(visit, { status: 413, text: "tooLarge" });
  const form = new URLSearchParams(text);
  const posted = Object.fromEntries(
    known.flatMap((parameter) => {
      const value = form.get(parameter);
      return value === null ? [] : [[parameter, value] as const];
    }),
  );
  const sealed = server.pageSealer.seal(JSON.stringify({ posted }));
  if (sealed.length > longest) return messagePage(visit, { status: 413, text: "tooLarge" });
  return redirect(visit.url.pathname, cookie(visit, sealed, seconds));
}

export interface PostedAnswer {
  readonly parameters: URLSearchParams;
  /** Takes it out of the browser. */
  readonly spent: string;
}

/** The answer that this browser has posted just now. */
export function postedAnswer(
  visit: Visit,
  { server: { pageSealer } }: Exchange,
): PostedAnswer | undefined {
  const sealed = readCookie(visit.request, name);
  const text = sealed === undefined ? undefined : pageSealer.open(sealed);
  if (text === undefined) return undefined;
  const content: Json = JSON.parse(text);
  const posted = isObject(content) ? content["posted"] : undefined;
  if (posted === undefined || !isObject(posted)) return undefined;
  const parameters = new URLSearchParams();
  for (const parameter of known) {
    const value = posted[parameter];
    if (typeof value === "string") parameters.set(parameter, value);
  }
  return { parameters, spent: cookie(visit, "", 0) };
}

function cookie(visit: Visit, value: string, maxAge: number): string {
  return setCookie(name, value, {
    path: `${visit.settings.base}/XUI/return`,
    secure: visit.secure,
    maxAge,
  });
}
