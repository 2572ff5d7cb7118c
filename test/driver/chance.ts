import { chance } from "../interop/support.ts";

/** Decisions that look like luck, the same in each run. */
export class Chance {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = chance(seed);
  }

  /** True in this share of cases. */
  happens(share: number): boolean {
    return this.#next() < share;
  }

  below(number: number): number {
    return Math.floor(this.#next() * number);
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }
}
