import type { HttpSettings } from "../http-settings.ts";
import { acceptedLanguages } from "../requests/languages.ts";
import { isSecure } from "../cookies/session-cookie.ts";
import type { SignOnPageOptions } from "./options.ts";
import { type Words, wordsFor } from "./texts/words.ts";

/** One request for the page, in the language of who asks. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly settings: HttpSettings;
  readonly page: SignOnPageOptions;
  readonly languages: readonly string[];
  readonly words: Words;
  /** Whether cookies are to be `Secure`. */
  readonly secure: boolean;
}

export function visitOf(request: Request, url: URL, settings: HttpSettings): Visit {
  const page = settings.page || {};
  const languages = acceptedLanguages(request);
  const words = wordsFor(languages, page.texts);
  return { request, url, settings, page, languages, words, secure: isSecure(request, settings) };
}
