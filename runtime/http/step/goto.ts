import type { HttpSettings } from "../http-settings.ts";

// Browsers drop control characters and read `\` as `/` when they parse a URL: what holds them is refused unread.
// oxlint-disable-next-line no-control-regex -- they are what it looks for
export const misreadByBrowsers = /[\u0000-\u0020\\\u007F]/;

/** Longer ones are refused: they travel in the sealed state of the run. */
const maximumLength = 2000;

/**
 * Where a client may be sent when its run has ended: a path of the app itself, or what the app listed.
 * @param goto as the client asked for it
 * @returns the URL as the WHATWG parser reads it; undefined when it is not allowed
 */
export function allowedGoto(goto: string | null, settings: HttpSettings): string | undefined {
  if (goto === null || goto.length > maximumLength || misreadByBrowsers.test(goto))
    return undefined;
  return goto.startsWith("/") ? ownPath(goto) : listedUrl(goto, settings);
}

function ownPath(goto: string): string | undefined {
  const own = "https://own.invalid";
  if (goto.startsWith("//") || !URL.canParse(goto, own)) return undefined;
  const { origin, pathname, search, hash } = new URL(goto, own);
  return origin === own && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : undefined;
}

function listedUrl(goto: string, { goto: listed, origins }: HttpSettings): string | undefined {
  if (!/^https?:\/\//i.test(goto) || !URL.canParse(goto)) return undefined;
  const url = new URL(goto);
  if (url.username !== "" || url.password !== "") return undefined;
  return [...listed, ...origins].some((entry) => covers(new URL(entry), url))
    ? url.href
    : undefined;
}

/** An entry without a path stands for its whole origin, one with a path for that path alone. */
function covers(entry: URL, url: URL): boolean {
  return entry.origin === url.origin && (entry.pathname === "/" || entry.pathname === url.pathname);
}
