import { preferredTag } from "../../../machine/localize.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pt } from "./pt.ts";
import { fillText, type TextValues } from "./text.ts";
import type { TextKey, Texts } from "./texts.ts";

/** The languages that the page speaks by itself. */
export const languages: Readonly<Record<string, Texts>> = { ar, de, en, es, fr, it, ja, nl, pt };

/** Texts that an app adds or puts in place of the page's own, by language tag. */
export type OwnTexts = Readonly<Record<string, Partial<Texts>>>;

/** The page's words in one language. */
export interface Words {
  /** A language tag of BCP 47. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  say(key: TextKey, values?: TextValues): string;
}

const rightToLeft: ReadonlySet<string> = new Set(
  "ar arc ckb dv fa he ks ku nqo ps sd syr ug ur yi".split(" "),
);

/**
 * The words for the user's languages; English where the page speaks none of them.
 * @param wanted the preferred language first
 */
export function wordsFor(wanted: readonly string[], own: OwnTexts = {}): Words {
  const tags = [...Object.keys(languages), ...Object.keys(own)];
  const tag = preferredTag(tags, wanted) ?? "en";
  const texts = textsOf(tag, own);
  const language = tag.replaceAll("_", "-");
  return {
    language,
    direction: isRightToLeft(language) ? "rtl" : "ltr",
    say: (key, values = {}) => fillText(texts[key], values, language),
  };
}

/** `de-CH` has the words of `de` where it has none of its own. */
function textsOf(tag: string, own: OwnTexts): Texts {
  const primary = tag.split(/[-_]/, 1)[0] ?? tag;
  return { ...en, ...languages[primary], ...own[primary], ...own[tag] };
}

export function isRightToLeft(language: string): boolean {
  return rightToLeft.has(language.split(/[-_]/, 1)[0]?.toLowerCase() ?? "");
}
