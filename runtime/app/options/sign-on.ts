import type { SignOnPageOptions } from "../../http/sign-on-page/options.ts";
import { en } from "../../http/sign-on-page/texts/en.ts";
import { isObject } from "../../json.ts";
import { isPath } from "../../machine/result-address.ts";
import type { Mistake } from "../../machine/link.ts";
import { yesOrNo, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

/** Ways to sign on besides an SDK. */
export interface SignOnOptions {
  /** The looks of the sign-on page; `false`: there is none. Default: no name, no logo, no links. */
  readonly page?: SignOnPageOptions | false;
  /** Whether a start takes user name and password from `X-OpenAM-` headers. Default: true. */
  readonly zeroPageLogin?: boolean;
}

export const signOnShapes: Shapes<SignOnOptions> = {
  page: {
    wanted: "an object, or `false`",
    is: (value) => value === false || isObject(value),
    names: ["title", "logoUrl", "styleSheetUrl", "links", "texts"],
  },
  zeroPageLogin: yesOrNo,
};

/** What is wrong with the option `page`. */
export function checkPage({ page }: SignOnOptions): readonly Mistake[] {
  if (!page) return [];
  const { logoUrl, styleSheetUrl, links = [], texts = {} } = page;
  const resources = { logoUrl, styleSheetUrl };
  return [
    ...Object.entries(resources).flatMap(([name, url]) =>
      url === undefined || isResource(url)
        ? []
        : [wrong(name, "Give a path of the app such as `/logo.svg`, or an address of https.")],
    ),
    ...links.flatMap(({ url }) =>
      isPath(url) || isWebAddress(url) || /^(?:mailto|tel):[^\s]+$/.test(url)
        ? []
        : [wrong("links", `Give a path or a web address instead of \`${url}\`.`)],
    ),
    ...Object.entries(texts).flatMap(([tag, own]) => checkTexts(tag, Object.keys(own))),
  ];
}

function checkTexts(tag: string, keys: readonly string[]): readonly Mistake[] {
  const unknown = keys.filter((key) => !Object.hasOwn(en, key));
  return [
    ...(isLanguage(tag)
      ? []
      : [wrong("texts", `Give a language tag such as \`de\` or \`pt-BR\` instead of \`${tag}\`.`)]),
    ...(unknown.length > 0
      ? [wrong(`texts.${tag}`, `These texts do not exist: ${unknown.join(", ")}.`)]
      : []),
  ];
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The page's policy names its origin: characters that end a policy's directive must not stand there. */
function isResource(url: string): boolean {
  return isPath(url) || (url.startsWith("https://") && isWebAddress(url));
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\\;,']+$/.test(url) && URL.canParse(url);
}

function wrong(option: string, fix: string): Mistake {
  return wrongOption(`page.${option}`, fix);
}
