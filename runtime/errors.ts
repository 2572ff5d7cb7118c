/** What an error may say about itself beyond the standard options. */
export interface JourneyErrorOptions extends ErrorOptions {
  /**
   * True when the same request may work a moment later, because something that we need cannot be reached.
   * Clients get 503 with `Retry-After` then, else 500. Default: codes that end in `-unavailable`.
   */
  readonly temporary?: boolean;
  /** The remote system's own code for what happened, without anything about the user: `AADSTS50126`. */
  readonly remoteCode?: string;
}

/**
 * The one error class of the runtime. `code` is stable and meant for machines; `message` and `fix` are for the
 * operator's log. None of the three ever reaches an end user, and none may carry a secret or an identifier.
 */
export class JourneyError extends Error {
  override readonly name = "JourneyError";
  /** A stable code in kebab case: `entra-public-client-flows-disabled`. */
  readonly code: string;
  /** What the operator can do about it, as a sentence. */
  readonly fix: string;
  readonly temporary: boolean;
  readonly remoteCode: string | undefined;

  constructor(code: string, message: string, fix: string, options?: JourneyErrorOptions) {
    super(message, options);
    this.code = code;
    this.fix = fix;
    this.temporary = options?.temporary ?? code.endsWith("-unavailable");
    this.remoteCode = options?.remoteCode;
  }
}
