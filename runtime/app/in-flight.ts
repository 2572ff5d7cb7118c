import { settlesWithin } from "../deadlines/settles-within.ts";
import { JourneyError } from "../errors.ts";

/** The app is being shut down. Another instance, or the next one, can do what was asked. */
export class ShuttingDown extends JourneyError {
  constructor() {
    super(
      "shutting-down",
      "The journeys are closed.",
      "Nothing: whoever asks again reaches another instance. Send no requests after `close()`.",
      { temporary: true },
    );
  }
}

/** The work that has begun and not ended. After `close` none begins. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  track<Result>(work: Promise<Result>): Promise<Result> {
    // Whoever began the work hears how it ends; here only the end counts.
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(ended);
    void ended.then(() => this.#running.delete(ended));
    return work;
  }

  /** @throws ShuttingDown after `close` */
  admit(): void {
    if (this.#closed) throw new ShuttingDown();
  }

  /**
   * Lets what runs end.
   * @returns how much of it had not ended when the time was over
   */
  async close(milliseconds: number): Promise<number> {
    this.#closed = true;
    await settlesWithin(Promise.all(this.#running), milliseconds);
    return this.#running.size;
  }
}
