import type { Chance } from "./chance.ts";

/** The decisions of a walk, each under the request of the walk before which it was made, and its name. */
export type Trail = ReadonlyMap<string, number>;

/** Before the first request: who walks, and what they have been through. */
export const beforehand = 0;

/** Decisions that can be repeated: those of an earlier walk first, luck where it made none. */
export class Decisions {
  readonly #chance: Chance;
  readonly #earlier: Trail;
  readonly #focus: number | undefined;
  readonly #made = new Map<string, number>();
  #request = beforehand;

  /** @param focus the request at which something out of the ordinary shall happen */
  constructor(chance: Chance, earlier: Trail = new Map(), focus?: number) {
    this.#chance = chance;
    this.#earlier = earlier;
    this.#focus = focus;
  }

  get made(): Trail {
    return this.#made;
  }

  /** What is decided from now on belongs to the next request. */
  next(): number {
    return ++this.#request;
  }

  get isAtFocus(): boolean {
    return this.#request === this.#focus;
  }

  /** True in this share of cases. */
  happens(name: string, share: number): boolean {
    return this.#decide(name, 2, () => (this.#chance.happens(share) ? 1 : 0)) === 1;
  }

  below(name: string, number: number): number {
    return this.#decide(name, number, () => this.#chance.below(number));
  }

  pick<T>(name: string, items: readonly [T, ...T[]]): T;
  pick<T>(name: string, items: readonly T[]): T | undefined;
  pick<T>(name: string, items: readonly T[]): T | undefined {
    return items[this.below(name, items.length)];
  }

  #decide(name: string, number: number, draw: () => number): number {
    const key = `${this.#request} ${name}`;
    const earlier = this.#earlier.get(key);
    const decided = earlier !== undefined && earlier < number ? earlier : draw();
    this.#made.set(key, decided);
    return decided;
  }
}

/** Some of the decisions of an earlier walk: those that are kept with this chance, which depends on the request. */
export function someOf(trail: Trail, keeps: (request: number) => boolean): Trail {
  return new Map([...trail].filter(([key]) => keeps(Number.parseInt(key, 10))));
}
