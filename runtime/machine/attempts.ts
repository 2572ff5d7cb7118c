/** Which limit refused an attempt. */
export type AttemptLimitKind = "user" | "address" | "overall";

/** One guess of a credential, counted. */
export interface Attempt {
  /**
   * Undefined: verify the credential. Else verify nothing, and answer as for a wrong one, after the same work as far
   * as that can be had: whoever guesses must not learn that nobody looked.
   */
  readonly refusedBy: AttemptLimitKind | undefined;
  /**
   * The credential was right: this attempt does not count, unless the step shows it to somebody else who finds it
   * wrong. The user's count begins again when he has signed on, not before: who knows the first of two credentials
   * must not guess the second one for ever.
   */
  succeeded(): Promise<void>;
}

/**
 * Keeps guessing in bounds. Whatever verifies a credential that can be guessed counts the attempt before it verifies:
 * who verifies first lets all guesses through that are made at the same time.
 */
export interface Attempts {
  /**
   * Counts an attempt to be the user of this name, known or not. Within one step it counts once, however many nodes
   * verify what the user sent.
   * @param name as it was typed; other spellings of the same name count together
   * @throws SessionStoreUnavailable when it cannot be counted: then nothing may be verified
   */
  count(name: string): Promise<Attempt>;
}
