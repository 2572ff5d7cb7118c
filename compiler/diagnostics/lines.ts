/** A place in a text as people and editors name it: both counted from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text, found when first asked for. `\n`, `\r\n` and a lone `\r` end a line. */
export class Lines {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get count(): number {
    return this.#lineStarts().length;
  }

  /** Offsets outside of the text count as its nearest end. */
  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const within = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: within - (starts[low] ?? 0) + 1 };
  }

  /** The offset at which a line (counted from 1) starts. */
  startOf(line: number): number {
    return this.#lineStarts()[line - 1] ?? this.#text.length;
  }

  /** The text of a line (counted from 1) without its line end. */
  textOf(line: number): string {
    return this.#text.slice(this.startOf(line), this.startOf(line + 1)).replace(/\r?\n$|\r$/, "");
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= [
      0,
      ...Array.from(this.#text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
    ];
    return this.#starts;
  }
}
