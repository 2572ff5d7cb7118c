import { settlesWithin } from "../deadlines/settles-within.ts";
import { JourneyError } from "../errors.ts";
import type { Log } from "../machine/ports.ts";
import { describeCause } from "../machine/run-errors.ts";
import type { Stores } from "./default-stores.ts";

/** Longer than a healthy database takes under load, shorter than anybody waits for a page. */
const deadlineMilliseconds = 2_000;

/** Its text is ours; that of other errors may quote anything. */
class TooLate extends Error {}

export interface ReadinessParts {
  /** Opens the stores, or answers those that are open. */
  open(): Promise<Stores>;
  readonly log: Log;
  readonly deadlineMilliseconds?: number;
}

/** Whether requests can be served: the stores answer, and nobody is shutting the app down. */
export class Readiness {
  readonly #parts: ReadinessParts;
  #probing: Promise<void> | undefined;
  #draining = false;
  #last: boolean | undefined;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  /** From now on the answer is no. */
  drain(): void {
    this.#draining = true;
  }

  /** Asks the stores, once at a time however many ask here: strangers can put no load on them with it. */
  async ready(): Promise<boolean> {
    if (this.#draining) return false;
    this.#probing ??= this.#probe().finally(() => {
      this.#probing = undefined;
    });
    try {
      await this.#withinDeadline(this.#probing);
      this.#note(true);
      return true;
    } catch (error) {
      this.#note(false, error);
      return false;
    }
  }

  async #probe(): Promise<void> {
    const { directory, store } = await this.#parts.open();
    await Promise.all([directory.probe?.(), store.probe?.()]);
  }

  async #withinDeadline(probing: Promise<void>): Promise<void> {
    const milliseconds = this.#parts.deadlineMilliseconds ?? deadlineMilliseconds;
    if (!(await settlesWithin(probing, milliseconds)))
      throw new TooLate(`No answer within ${milliseconds} ms.`);
  }

  /** Says in the log what strangers are not told, when it changes. */
  #note(ready: boolean, error?: unknown): void {
    if (this.#last === ready) return;
    const first = this.#last === undefined;
    this.#last = ready;
    const { log } = this.#parts;
    if (ready) {
      if (!first) log.info({ code: "ready" }, "The stores answer again.");
      return;
    }
    const cause =
      error instanceof JourneyError
        ? { cause: error.code, reason: error.message, fix: error.fix, ...describeCause(error) }
        : { reason: error instanceof TooLate ? error.message : "The stores do not answer." };
    log.error({ ...cause, code: "not-ready" }, "The stores do not answer: the app is not ready.");
  }
}
