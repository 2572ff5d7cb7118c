import { PasswordHashingOverloaded } from "./directory.ts";

/** Lets a bounded number of tasks run, a bounded number wait, and refuses the rest. */
export class Semaphore {
  readonly #maximumQueue: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(concurrency: number, maximumQueue: number) {
    this.#free = Math.max(1, concurrency);
    this.#maximumQueue = maximumQueue;
  }

  /** @throws PasswordHashingOverloaded when too many wait already */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#enqueue();
    try {
      return await task();
    } finally {
      // The place goes straight to the next in line, so that nobody can push in.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  #enqueue(): Promise<void> {
    if (this.#waiting.length >= this.#maximumQueue) throw new PasswordHashingOverloaded();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
