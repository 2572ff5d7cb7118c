import type { Mistake } from "../../machine/link.ts";
import { isAnyPort } from "../../http/origins/loopback-origins.ts";
import { misreadByBrowsers } from "../../http/step/goto.ts";
import { checkNeed, type KnownJourneys } from "./needs.ts";
import { text, texts, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

/** Where the app answers, where clients go afterwards, and from where they may come. */
export interface AddressOptions {
  /** Default: `alpha`. */
  readonly realm?: string;
  /** The path below which the handler answers. Default: `/am`. */
  readonly base?: string;
  /** Where a client goes after success, unless it asked for another place. Default: `/`. */
  readonly successUrl?: string;
  /** Where a client goes after failure. Default: none, the client starts again. */
  readonly failureUrl?: string;
  /** What `goto` may name besides paths of the app itself: origins, or URLs that must match whole. Default: none. */
  readonly goto?: readonly string[];
  /** Origins of the app as browsers see them, where a proxy stands between: `https://id.example.com`. */
  readonly origins?: readonly string[];
  /**
   * Origins of pages elsewhere that may call the protocol with credentials (CORS); outside production also
   * `http://localhost:*`, any port of this machine. Default: none.
   */
  readonly cors?: readonly string[];
}

export const addressShapes: Shapes<AddressOptions> = {
  realm: text,
  base: text,
  successUrl: text,
  failureUrl: text,
  goto: texts,
  origins: texts,
  cors: texts,
};

/** Whether nodes that are bound to the app's address are told it. Elsewhere than in production it is the request's. */
export function checkOrigins(
  { origins = [] }: AddressOptions,
  known: KnownJourneys,
  production: boolean,
): readonly Mistake[] {
  const provided = production && origins.length === 0 ? undefined : true;
  return checkNeed("origins", provided, known, (nodes) => ({
    code: "origins-missing",
    message: `The app does not say under which address users reach it, which ${nodes} depends on.`,
    fix: 'Pass `origins: ["https://id.example.com"]`.',
  }));
}

/** Names that the paths of the protocol give a meaning of their own. */
const pathWords: ReadonlySet<string> = new Set([".", "..", "root", "realms"]);

const place = "Give a path of the app that begins with one `/`, or a URL with `https:` or `http:`.";

/** What is wrong with paths, URLs and names. */
export function checkAddresses(options: AddressOptions, production: boolean): readonly Mistake[] {
  const { base, realm, successUrl, failureUrl } = options;
  const mistakes: Mistake[] = [];
  if (base !== undefined && !isBase(base))
    mistakes.push(wrongOption("base", "Give a path such as `/am`, without a slash at its end."));
  if (realm !== undefined && !isRealm(realm))
    mistakes.push(
      wrongOption("realm", "Give one name such as `alpha`; `root` and `realms` are no names."),
    );
  if (successUrl !== undefined && !isPlace(successUrl))
    mistakes.push(wrongOption("successUrl", place));
  // None is allowed here: the client starts again.
  if (failureUrl && !isPlace(failureUrl)) mistakes.push(wrongOption("failureUrl", place));
  return [...mistakes, ...checkLists(options, production)];
}

function checkLists(
  { goto = [], origins = [], cors = [] }: AddressOptions,
  production: boolean,
): readonly Mistake[] {
  const notUrls = goto.filter((url) => !(/^https?:/.test(url) && URL.canParse(url)));
  const notOrigins = origins.filter((origin) => !isOrigin(origin));
  // Any port of this machine is for development only.
  const notListable = cors.filter(
    (origin) => !isOrigin(origin) && (production || !isAnyPort(origin)),
  );
  return [
    ...notUrls.map((url) =>
      wrongOption("goto", `Give an origin or a whole URL instead of \`${url}\`.`),
    ),
    ...notOrigins.map((origin) => wrongOrigin("origins", origin)),
    ...notListable.map((origin) => wrongOrigin("cors", origin)),
  ];
}

function wrongOrigin(option: string, origin: string): Mistake {
  return wrongOption(
    option,
    `Give an origin such as \`https://id.example.com\` instead of \`${origin}\`.`,
  );
}

/** An origin as browsers write it. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function isBase(base: string): boolean {
  return (
    /^(?:\/[\w.~-]+)+$/.test(base) &&
    base.split("/").every((segment) => segment !== "." && segment !== "..")
  );
}

function isRealm(realm: string): boolean {
  return /^[\w.~-]+$/.test(realm) && !pathWords.has(realm);
}

/** Where a client may be sent: `//host` and `javascript:` are no such places. */
function isPlace(url: string): boolean {
  if (misreadByBrowsers.test(url)) return false;
  if (url.startsWith("/")) return !url.startsWith("//");
  return /^https?:\/\//i.test(url) && URL.canParse(url) && new URL(url).username === "";
}
