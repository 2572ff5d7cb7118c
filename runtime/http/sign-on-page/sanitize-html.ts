import { escapeHtml, Markup } from "./html.ts";

/** What a header may hold: it stands inside a heading. */
const inlineTags: ReadonlySet<string> = new Set([
  "a",
  "b",
  "br",
  "code",
  "em",
  "i",
  "span",
  "strong",
  "u",
]);
const blockTags: ReadonlySet<string> = new Set([...inlineTags, "li", "ol", "p", "ul"]);

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/gi;
const reference = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;

/** Makes a link that the page can follow of `#/service/Registration`, AM's way to name another journey. */
export type JourneyLink = (journey: string) => string;

/**
 * What an author wrote as HTML, with a few tags kept and everything else shown as the text that it is. Of attributes
 * only a link's address survives, and of addresses only http, https and fragments.
 */
export function sanitizeHtml(
  text: string,
  allowed: "inline" | "block",
  journeyLink: JourneyLink,
): Markup {
  const tags = allowed === "inline" ? inlineTags : blockTags;
  const open: string[] = [];
  let result = "";
  let at = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, slash, given = "", attributes = ""] = match;
    const name = given.toLowerCase();
    if (!tags.has(name)) continue;
    result += plain(text.slice(at, match.index));
    at = match.index + whole.length;
    if (slash) result += close(open, name);
    else result += openTag(open, name, attributes, journeyLink);
  }
  result += plain(text.slice(at));
  return new Markup(result + closeAll(open, 0));
}

function openTag(
  open: string[],
  name: string,
  attributes: string,
  journeyLink: JourneyLink,
): string {
  if (name === "br") return "<br>";
  // A link inside a link ends the outer one, as browsers would do.
  const before = name === "a" ? close(open, "a") : "";
  open.push(name);
  if (name !== "a") return `${before}<${name}>`;
  const href = address(attributes, journeyLink);
  return `${before}<a${href === undefined ? "" : ` href="${href}" rel="noopener noreferrer"`}>`;
}

/** Ends the innermost element of this name, and what stands open inside it. */
function close(open: string[], name: string): string {
  const at = open.lastIndexOf(name);
  return at < 0 ? "" : closeAll(open, at);
}

function closeAll(open: string[], from: number): string {
  return open
    .splice(from)
    .toReversed()
    .map((name) => `</${name}>`)
    .join("");
}

function address(attributes: string, journeyLink: JourneyLink): string | undefined {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'`=]+))/i.exec(attributes);
  const href = found?.[1] ?? found?.[2] ?? found?.[3];
  if (href === undefined) return undefined;
  const journey = /^#\/service\/([^/?&#]+)$/.exec(href)?.[1];
  if (journey !== undefined) return escapeHtml(journeyLink(decoded(journey)));
  return /^(?:https?:\/\/|#)/i.test(href) ? plain(href) : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text, with the character references that its author wrote left as they are. */
function plain(text: string): string {
  return text.replace(reference, "&amp;").replace(/[<>"']/g, (character) => escapeHtml(character));
}
