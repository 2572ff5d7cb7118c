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

  constructor(code: string, message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.fix = fix;
  }
}
