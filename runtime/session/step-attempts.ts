import type { Attempt, Attempts } from "../machine/attempts.ts";
import type { AttemptLimiter } from "./attempt-limiter.ts";

/**
 * The attempts of one step. What a user sends is one guess, although a journey may show it to the directory and then to
 * a remote system.
 */
export class StepAttempts implements Attempts {
  readonly #limiter: AttemptLimiter;
  readonly #address: string | undefined;
  readonly #counted = new Map<string, Promise<Attempt>>();

  constructor(limiter: AttemptLimiter, address: string | undefined) {
    this.#limiter = limiter;
    this.#address = address;
  }

  count(name: string): Promise<Attempt> {
    const key = this.#limiter.userKey(name);
    const known = this.#counted.get(key);
    if (known) return known;
    const counted = this.#limiter.count(key, this.#address).then(onceSucceeded);
    this.#counted.set(key, counted);
    return counted;
  }
}

/** What was given back once is not given back again. */
function onceSucceeded(attempt: Attempt): Attempt {
  let success: Promise<void> | undefined;
  return {
    refusedBy: attempt.refusedBy,
    succeeded: () => (success ??= attempt.succeeded()),
  };
}
