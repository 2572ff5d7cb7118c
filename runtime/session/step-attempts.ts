import type { Attempt, Attempts } from "../machine/attempts.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";

/**
 * The attempts of one step. What a user sends is one guess, although a journey may show it to the directory and then to
 * a remote system.
 */
export class StepAttempts implements Attempts {
  readonly #limiter: AttemptLimiter;
  readonly #address: string | undefined;
  readonly #before: () => Promise<void>;
  readonly #counted = new Map<string, Promise<Attempt>>();

  /** @param before done before the store is asked: counting waits for it, and it for nobody who counts */
  constructor(
    limiter: AttemptLimiter,
    address: string | undefined,
    before: () => Promise<void> = async () => {},
  ) {
    this.#limiter = limiter;
    this.#address = address;
    this.#before = before;
  }

  count(name: string): Promise<Attempt> {
    const key = this.#limiter.userKey(name);
    const known = this.#counted.get(key);
    if (known) return known;
    const counted = this.#count(key);
    this.#counted.set(key, counted);
    return counted;
  }

  async #count(key: string): Promise<Attempt> {
    await this.#before();
    const attempt = await this.#limiter.count(key, this.#address);
    let success: Promise<void> | undefined;
    return {
      refusedBy: attempt.refusedBy,
      // What was given back once is not given back again.
      succeeded: () => (success ??= this.#before().then(attempt.succeeded)),
    };
  }
}
