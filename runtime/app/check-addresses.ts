import { isAnyPort } from "../http/loopback-origins.ts";
import type { Mistake } from "../machine/link.ts";
import type { AnyOptions } from "./options.ts";

/** Names that the paths of the protocol give a meaning of their own. */
const pathWords: ReadonlySet<string> = new Set([".", "..", "root", "realms"]);

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

/** What is wrong with paths, URLs and names. */
export function checkAddresses(options: AnyOptions, production: boolean): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const { base, realm, cookieName, successUrl, failureUrl } = options;
  const { goto = [] } = options;
  const demand = (good: boolean, option: string, fix: string): void => {
    if (!good)
      mistakes.push({ code: "option-wrong", message: `\`${option}\` cannot be used.`, fix });
  };
  demand(
    base === undefined || isBase(base),
    "base",
    "Give a path such as `/am`, without a slash at its end.",
  );
  demand(
    realm === undefined || (/^[\w.~-]+$/.test(realm) && !pathWords.has(realm)),
    "realm",
    "Give one name such as `alpha`; `root` and `realms` are no names.",
  );
  demand(
    cookieName === undefined || isCookieName(cookieName),
    "cookieName",
    "Use letters, digits, `_`, `-` and `.`, and no name of an HTTP header.",
  );
  demand(successUrl === undefined || isPlace(successUrl), "successUrl", place);
  // None is allowed here: the client starts again.
  demand(!failureUrl || isPlace(failureUrl), "failureUrl", place);
  for (const url of goto)
    demand(
      /^https?:/.test(url) && URL.canParse(url),
      "goto",
      `Give an origin or a whole URL instead of \`${url}\`.`,
    );
  return [...mistakes, ...checkOrigins(options, production)];
}

/** Origins as browsers write them; any port of this machine in `cors` only, and for development only. */
function checkOrigins(
  { origins = [], cors = [] }: AnyOptions,
  production: boolean,
): readonly Mistake[] {
  const wrong = (option: string, origin: string): Mistake => ({
    code: "option-wrong",
    message: `\`${option}\` cannot be used.`,
    fix: `Give an origin such as \`https://id.example.com\` instead of \`${origin}\`.`,
  });
  const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;
  return [
    ...origins.filter((origin) => !isOrigin(origin)).map((origin) => wrong("origins", origin)),
    ...cors
      .filter((origin) => !isOrigin(origin) && (production || !isAnyPort(origin)))
      .map((origin) => wrong("cors", origin)),
  ];
}

const place = "Give a path of the app that begins with one `/`, or a URL with `https:` or `http:`.";

function isBase(base: string): boolean {
  return (
    /^(?:\/[\w.~-]+)+$/.test(base) &&
    base.split("/").every((segment) => segment !== "." && segment !== "..")
  );
}

function isCookieName(name: string): boolean {
  return (
    /^[\w.-]+$/.test(name) &&
    !usedHeaders.has(name.toLowerCase()) &&
    !/^(?:__Host-)?journey-/.test(name)
  );
}

/** Where a client may be sent: `//host` and `javascript:` are no such places. */
function isPlace(url: string): boolean {
  // oxlint-disable-next-line no-control-regex -- browsers drop them, and read what is left
  if (/[\u0000-\u0020\\\u007F]/.test(url)) return false;
  if (url.startsWith("/")) return !url.startsWith("//");
  return /^https?:\/\//i.test(url) && URL.canParse(url) && new URL(url).username === "";
}
