import { prefixedName, type CookieScope } from "../../http/cookies/cookies.ts";
import type { Mistake } from "../../machine/link.ts";
import { fields, text, yesOrNo, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

/** The session's cookie. */
export interface CookieOptions {
  /** Default: `iPlanetDirectoryPro`. */
  readonly cookieName?: string;
  /** `Secure` on cookies. Default: in production always, elsewhere for requests that came over https. */
  readonly secureCookies?: boolean;
  /** Where browsers send the session's cookie. Default: `{ sameSite: "lax" }`, to this host only. */
  readonly cookies?: CookieScope;
}

export const cookieShapes: Shapes<CookieOptions> = {
  cookieName: text,
  secureCookies: yesOrNo,
  cookies: fields("sameSite", "domain"),
};

const hostName = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

/** The session's token may come in a header that is named like its cookie: not in one that has another purpose. */
const usedHeaders: ReadonlySet<string> = new Set([
  "accept",
  "accept-api-version",
  "accept-language",
  "authorization",
  "connection",
  "content-length",
  "content-type",
  "cookie",
  "host",
  "origin",
  "referer",
  "user-agent",
  "x-requested-with",
]);

/** Names that serve another purpose, and cookies that browsers would throw away without a word. */
export function checkCookies(options: CookieOptions): readonly Mistake[] {
  const { cookies: { sameSite, domain } = {}, cookieName } = options;
  const mistakes: Mistake[] = [];
  if (cookieName !== undefined && !isCookieName(cookieName))
    mistakes.push(
      wrongOption(
        "cookieName",
        "Use letters, digits, `_`, `-` and `.`, and no name of an HTTP header.",
      ),
    );
  if (sameSite !== undefined && !["lax", "strict", "none"].includes(sameSite))
    mistakes.push(wrongOption("cookies.sameSite", "Give `lax`, `strict` or `none`."));
  if (domain !== undefined && !hostName.test(domain))
    mistakes.push(
      wrongOption(
        "cookies.domain",
        "Give a domain such as `example.com`, or leave it out: the cookie is for this host only then.",
      ),
    );
  return [...mistakes, ...unkept(options)];
}

function isCookieName(name: string): boolean {
  return (
    /^[\w.-]+$/.test(name) &&
    !usedHeaders.has(name.toLowerCase()) &&
    !/^(?:__Host-)?journey-/.test(name)
  );
}

/** Options that are right by themselves, and together make a cookie that browsers do not keep. */
function unkept(options: CookieOptions): readonly Mistake[] {
  const { cookies: { sameSite, domain } = {}, cookieName = "", secureCookies } = options;
  const mistakes: Mistake[] = [];
  const add = (why: string, fix: string): void =>
    void mistakes.push({
      code: "option-wrong",
      message: `${why}: browsers keep no such cookie.`,
      fix,
    });
  if (sameSite === "none" && secureCookies === false)
    add(
      "`cookies.sameSite` is `none`, and `secureCookies` is off",
      "Leave `secureCookies` out and serve the app over https, or use `lax`.",
    );
  if (prefixedName(cookieName) && secureCookies === false)
    add(
      `\`cookieName\` begins with \`${cookieName.slice(0, cookieName.indexOf("-") + 1)}\`, and \`secureCookies\` is off`,
      "Leave `secureCookies` out and serve the app over https, or use a name without this prefix.",
    );
  if (/^__Host-/i.test(cookieName) && domain !== undefined)
    add(
      "`cookieName` begins with `__Host-`, and `cookies.domain` is set",
      "Leave `cookies.domain` out, or begin the name with `__Secure-`.",
    );
  return mistakes;
}
