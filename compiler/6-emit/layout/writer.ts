import type { Span } from "../../1-syntax/ast.ts";

/** Where a piece of the output comes from. */
export interface Origin {
  readonly span: Span;
  /** The name that the source uses there. */
  readonly name?: string;
}

/** A piece of the output that the source map leads back to the source. */
export interface Placed {
  readonly origin: Origin;
  /** Offset into the text. */
  readonly offset: number;
}

export interface Printed {
  readonly text: string;
  readonly marks: readonly Placed[];
}

const lineWidth = 100;

/** Line ends with the indentation of the next line, by its depth. */
const margins: string[] = [];

function marginOf(depth: number): string {
  return (margins[depth] ??= `\n${"  ".repeat(depth)}`);
}

/** A text as it is written, from its beginning to its end: nothing is taken back. */
export class Writer {
  #text = "";
  #column = 0;
  #depth = 0;
  readonly #marks: Placed[] = [];

  /** Whether a piece of so many columns has room on this line. */
  fits(columns: number): boolean {
    return this.#column + columns <= lineWidth;
  }

  /** @param columns how many the text takes; it has no line ends */
  write(text: string, columns: number = text.length): void {
    this.#text += text;
    this.#column += columns;
  }

  /** What is written next comes from there. */
  mark(origin: Origin): void {
    this.#marks.push({ origin, offset: this.#text.length });
  }

  newLine(): void {
    const margin = marginOf(this.#depth);
    this.#text += margin;
    this.#column = margin.length - 1;
  }

  /** The rest of a line, however long. */
  line(text = ""): void {
    this.#text += text;
    this.newLine();
  }

  indent(): void {
    this.#depth += 1;
  }

  dedent(): void {
    this.#depth -= 1;
  }

  finish(): Printed {
    return { text: this.#text, marks: this.#marks };
  }
}
