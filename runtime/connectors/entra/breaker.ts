import { JourneyError } from "../../errors.ts";

/** How many different users must fail in a row before the breaker opens. */
const usersToOpen = 5;
/** How long it stays open before one call may try again, in milliseconds. */
const coolDown = 10_000;

/**
 * Stops asking an Entra that does not answer. It counts failures of the transport only, and different users only:
 * neither wrong passwords nor one user whose requests always fail can shut everybody out.
 */
export class Breaker {
  readonly #now: () => number;
  readonly #failing = new Set<string>();
  #tryAgainAt = 0;

  /** @param now a clock in milliseconds that does not jump */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** @throws {JourneyError} `entra-circuit-open` when this call must not be made */
  enter(): void {
    if (this.#failing.size < usersToOpen) return;
    if (this.#now() < this.#tryAgainAt) throw open();
    // This call is the trial. Should it end without a word, the next one comes after another cool-down.
    this.#tryAgainAt = this.#now() + coolDown;
  }

  succeeded(): void {
    this.#failing.clear();
  }

  failed(userName: string): void {
    if (this.#failing.size < usersToOpen) this.#failing.add(userName.toLowerCase());
    this.#tryAgainAt = this.#now() + coolDown;
  }
}

function open(): JourneyError {
  return new JourneyError(
    "entra-circuit-open",
    "Entra ID has not answered for several users in a row, and is not asked for some seconds.",
    "See the errors before this one; it recovers by itself.",
  );
}
