/**
 * Waits for one piece of work after the other, for none longer than a signal allows: what overlooks the signal holds up
 * nobody. One listener of the signal serves them all, as to add and remove one costs more than many a piece of work.
 */
export class Waiting {
  readonly #signal: AbortSignal;
  #abort: (() => void) | undefined;
  #fail: ((reason: unknown) => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * Waits for work, one at a time.
   *
   * @param done makes the answer of what the work gives
   * @param failed makes it of what the work, or `done`, throws, and of the signal's reason
   */
  for<Result, Answer>(
    work: PromiseLike<Result>,
    done: (result: Result) => Answer,
    failed: (reason: unknown) => Answer,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      const fail = (reason: unknown): void => resolve(failed(reason));
      this.#fail = fail;
      this.#listen();
      work.then((result) => {
        try {
          resolve(done(result));
        } catch (thrown) {
          fail(thrown);
        }
      }, fail);
    });
  }

  /** Nothing is waited for any more. */
  end(): void {
    if (this.#abort) this.#signal.removeEventListener("abort", this.#abort);
    this.#fail = undefined;
  }

  #listen(): void {
    if (this.#signal.aborted) this.#fail?.(this.#signal.reason);
    if (this.#abort) return;
    this.#abort = () => this.#fail?.(this.#signal.reason);
    this.#signal.addEventListener("abort", this.#abort, { once: true });
  }
}
