import type { Chance } from "./chance.ts";

/** One of so many possibilities. */
export interface Decided {
  readonly value: number;
  readonly of: number;
}

/** The decisions of a walk, each under the request of the walk before which it was made, and its name. */
export type Trail = ReadonlyMap<string, Decided>;

/** What is decided before the first request: what somebody is about to do. */
export const plan = 0;
/** And who they are, and what they have been through. */
export const who = 1;

/** Decisions that can be repeated: those of an earlier walk first, luck where it made none. */
export class Decisions {
  readonly #chance: Chance;
  readonly #earlier: Trail;
  readonly #last: number;
  readonly #made = new Map<string, Decided>();
  #request = plan;

  /** @param last the request that the walk is for: once it is past, nothing new is begun */
  constructor(chance: Chance, earlier: Trail = new Map(), last = Infinity) {
    this.#chance = chance;
    this.#earlier = earlier;
    this.#last = last;
  }

  get made(): Trail {
    return this.#made;
  }

  /** What is decided from now on belongs to the next request. */
  next(): number {
    return ++this.#request;
  }

  get isPastLast(): boolean {
    return this.#request >= this.#last;
  }

  get isLongPast(): boolean {
    return this.#request >= this.#last + 4;
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

  #decide(name: string, of: number, draw: () => number): number {
    const key = keyAt(this.#request, name);
    const earlier = this.#earlier.get(key)?.value;
    const value = earlier !== undefined && earlier < of ? earlier : draw();
    this.#made.set(key, { value, of });
    return value;
  }
}

export function keyAt(request: number, name: string): string {
  return `${request} ${name}`;
}

/** The decisions of an earlier walk up to a request. */
export function until(request: number, trail: Trail): Trail {
  return new Map([...trail].filter(([key]) => requestOf(key) < request));
}

/**
 * The decisions of an earlier walk, but for one that was made before a request, and is made otherwise.
 * @param which counts those that there is a choice in
 */
export function otherwiseAt(request: number, trail: Trail, which: number, chance: Chance): Trail {
  const open = [...trail].filter(([key, { of }]) => of > 1 && requestOf(key) === request);
  const [key, decided] = open[which % open.length] ?? [];
  if (key === undefined || decided === undefined) return trail;
  const { value, of } = decided;
  return new Map(trail).set(key, { value: (value + 1 + chance.below(of - 1)) % of, of });
}

function requestOf(key: string): number {
  return Number.parseInt(key, 10);
}
