import { prefixedName } from "../http/cookies.ts";
import type { Mistake } from "../machine/link.ts";
import type { AnyOptions } from "./options.ts";

const hostName = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

/** Cookies that browsers would throw away without a word. */
export function checkCookies(options: AnyOptions): readonly Mistake[] {
  const { cookies: { sameSite, domain } = {}, cookieName = "", secureCookies } = options;
  const mistakes: Mistake[] = [];
  const demand = (good: boolean, message: string, fix: string): void => {
    if (!good) mistakes.push({ code: "option-wrong", message, fix });
  };
  demand(
    sameSite === undefined || ["lax", "strict", "none"].includes(sameSite),
    "`cookies.sameSite` cannot be used.",
    "Give `lax`, `strict` or `none`.",
  );
  demand(
    domain === undefined || hostName.test(domain),
    "`cookies.domain` cannot be used.",
    "Give a domain such as `example.com`, or leave it out: the cookie is for this host only then.",
  );
  demand(
    sameSite !== "none" || secureCookies !== false,
    "`cookies.sameSite` is `none`, and `secureCookies` is off: browsers keep no such cookie.",
    "Leave `secureCookies` out and serve the app over https, or use `lax`.",
  );
  demand(
    !prefixedName(cookieName) || secureCookies !== false,
    `\`cookieName\` begins with \`${cookieName.slice(0, cookieName.indexOf("-") + 1)}\`, and \`secureCookies\` is off: browsers keep no such cookie.`,
    "Leave `secureCookies` out and serve the app over https, or use a name without this prefix.",
  );
  demand(
    !/^__Host-/i.test(cookieName) || domain === undefined,
    "`cookieName` begins with `__Host-`, and `cookies.domain` is set: browsers keep no such cookie.",
    "Leave `cookies.domain` out, or begin the name with `__Secure-`.",
  );
  return mistakes;
}
