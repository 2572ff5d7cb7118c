import type { OwnTexts } from "./texts/words.ts";

/** A link below the page: to an imprint, a privacy policy, help. */
export interface PageLink {
  /** By language tag where it is more than one text. */
  readonly text: string | Readonly<Record<string, string>>;
  readonly url: string;
}

/** What an app says about the looks of its sign-on page. */
export interface SignOnPageOptions {
  /** The organisation's name: above the page, and at the end of its title. */
  readonly title?: string;
  /** A picture instead of the name: a path of the app, or an address of https. */
  readonly logoUrl?: string;
  /** A style sheet after the page's own: a path of the app, or an address of https. */
  readonly styleSheetUrl?: string;
  readonly links?: readonly PageLink[];
  /** Words instead of the page's own, or in further languages, by language tag. */
  readonly texts?: OwnTexts;
}
