import type { Layout } from "./layout.ts";

/** A row of the layout: boxes and labels with one middle, and the height of the tallest. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** Rows by the middle of what stands in them. */
export class Rows {
  readonly #halves = new Map<number, number>();

  constructor({ cards, arrows }: Layout) {
    for (const { y, height } of cards) this.#widen(y, height);
    for (const { from, to, label } of arrows) {
      if (label !== undefined && from !== to) this.#widen(label.y, label.height);
    }
  }

  /** The row with this middle. */
  at(y: number): Row {
    const half = this.#halves.get(this.#key(y)) ?? 0;
    return { top: y - half, bottom: y + half };
  }

  #widen(y: number, height: number): void {
    const key = this.#key(y);
    this.#halves.set(key, Math.max(this.#halves.get(key) ?? 0, height / 2));
  }

  /** Middles of one row differ by what floating-point sums differ. */
  #key(y: number): number {
    return Math.round(y * 8);
  }
}
