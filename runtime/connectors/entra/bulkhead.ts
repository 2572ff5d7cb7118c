import { untilAborted } from "../../deadlines/until-aborted.ts";
import { JourneyError } from "../../errors.ts";

/** Lets a number of calls run and as many wait, so that a slow Entra cannot take the whole app. */
export class Bulkhead {
  readonly #waiting = new Set<() => void>();
  readonly #maximum: number;
  #running = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** @throws {JourneyError} `entra-busy` when too many wait already; the signal's reason when it comes first */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#maximum) this.#running += 1;
    else await this.#wait(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #wait(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.#maximum) throw busy(this.#maximum);
    const turn = Promise.withResolvers<void>();
    this.#waiting.add(turn.resolve);
    try {
      await untilAborted(turn.promise, signal);
    } catch (error) {
      // Where the place had been handed over in the same moment, it goes on to the next.
      if (!this.#waiting.delete(turn.resolve)) this.#leave();
      throw error;
    }
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (!next) this.#running -= 1;
    else {
      // The place goes straight to the next in line, so that nobody can push in.
      this.#waiting.delete(next);
      next();
    }
  }
}

function busy(maximum: number): JourneyError {
  return new JourneyError(
    "entra-busy",
    `${maximum} verifications are under way and as many wait.`,
    "Raise `maxInFlight`, or find out why Entra ID is slow.",
  );
}
