/** What an editor may ask for when it starts the server (`initializationOptions`). */
export interface ServerOptions {
  /** Where the pages of findings are: an address with `{code}` in it. Editors link codes to it. */
  readonly pages?: string;
  /** True: semantic tokens of keywords, texts and comments, too. For an editor that has no grammar and says that it has. */
  readonly syntaxTokens?: boolean;
}

/** Reads the options; what is none of them, or of another type, counts as absent. */
export function optionsOf(given: unknown): ServerOptions {
  if (typeof given !== "object" || given === null) return {};
  return {
    ...("pages" in given && typeof given.pages === "string" && { pages: given.pages }),
    ...("syntaxTokens" in given && given.syntaxTokens === true && { syntaxTokens: true }),
  };
}
