/** What an editor may ask for when it starts the server (`initializationOptions`). */
export interface ServerOptions {
  /** Where the pages of findings are: an address with `{code}` in it. Editors link codes to it. */
  readonly pages?: string;
}

/** Reads the options; what is none of them, or of another type, counts as absent. */
export function optionsOf(given: unknown): ServerOptions {
  if (typeof given !== "object" || given === null || !("pages" in given)) return {};
  return typeof given.pages === "string" ? { pages: given.pages } : {};
}
