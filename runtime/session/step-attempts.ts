import type { Attempt, AttemptLimitKind, Attempts } from "../machine/attempts.ts";
import type { AttemptLimiter, CountedAttempt, CountedIn } from "./attempt-limiter.ts";
import type { StepUse } from "./step-use.ts";

const kinds: readonly AttemptLimitKind[] = ["user", "address", "overall"];

/** One guess of this step, and what came of it. */
interface Guess {
  readonly counted: Promise<CountedAttempt>;
  /** Who looked at it last, and whether that one found it right. */
  verdict: { right: boolean };
}

/**
 * The attempts of one step. What a user sends is one guess, although a journey may show it to the directory and then to
 * a remote system. The last one who looks decides: a password that is right makes no right guess of a wrong code that
 * was sent with it.
 */
export class StepAttempts implements Attempts {
  readonly #limiter: AttemptLimiter;
  readonly #address: string | undefined;
  readonly #use: StepUse;
  readonly #before: () => Promise<void>;
  readonly #guesses = new Map<string, Guess>();

  /** @param before done before the store is asked: counting waits for it, and it for nobody who counts */
  constructor(
    limiter: AttemptLimiter,
    address: string | undefined,
    use: StepUse,
    before: () => Promise<void> = async () => {},
  ) {
    this.#limiter = limiter;
    this.#use = use;
    this.#address = address;
    this.#before = before;
  }

  async count(name: string): Promise<Attempt> {
    const verdict = { right: false };
    const guess = this.#guess(this.#limiter.userKey(name));
    guess.verdict = verdict;
    const { refusedBy } = await guess.counted;
    return {
      refusedBy,
      succeeded: async () => {
        verdict.right = true;
      },
    };
  }

  /** What was found right, and is taken back when the step ends: the widest counters last, as they are counted. */
  async givenBack(): Promise<readonly CountedIn[]> {
    const right = [...this.#guesses.values()].filter(({ verdict }) => verdict.right);
    const counted = await Promise.all(right.map((guess) => guess.counted));
    const all = counted.flatMap(({ givenBack }) => givenBack);
    return counted.length < 2
      ? all
      : kinds.flatMap((kind) => all.filter((one) => one.kind === kind));
  }

  #guess(key: string): Guess {
    const known = this.#guesses.get(key);
    if (known) return known;
    const guess = { counted: this.#count(key), verdict: { right: false } };
    this.#guesses.set(key, guess);
    return guess;
  }

  async #count(key: string): Promise<CountedAttempt> {
    await this.#before();
    return this.#limiter.count(key, this.#address, this.#use);
  }
}
