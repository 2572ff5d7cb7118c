import type { Diagnostic, Label } from "./diagnostic.ts";
import { Lines, type Position } from "./lines.ts";

/** What a renderer gets: findings in order, and the texts that they speak of. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** How many source files were looked at. */
  readonly files: number;
  readonly sources: Sources;
}

/** How a renderer shows its output. */
export interface RenderOptions {
  /** True: colours by ANSI escapes. Only `pretty` has any. */
  readonly colors: boolean;
  /** Columns of the terminal; lines of source that are longer are shown around their span. */
  readonly width: number;
}

/** Findings as text, each line ended by a newline; `""` when there is nothing to say. */
export type Renderer = (report: Report, options: RenderOptions) => string;

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Texts by file name, their lines counted once and only when a renderer asks. */
export class Sources {
  readonly #read: (file: string) => string | undefined;
  readonly #lines = new Map<string, Lines | undefined>();

  /** @param read gives a file's text as it was checked; undefined when it has none (it could not be read). */
  constructor(read: (file: string) => string | undefined) {
    this.#read = read;
  }

  linesOf(file: string): Lines | undefined {
    if (!this.#lines.has(file)) {
      const text = this.#read(file);
      this.#lines.set(file, text === undefined ? undefined : new Lines(text));
    }
    return this.#lines.get(file);
  }

  /** Where a label is; the start of the file when its text is not there. */
  rangeOf({ file, span }: Label): Range {
    const lines = this.linesOf(file);
    const origin = { line: 1, column: 1 };
    if (!lines) return { start: origin, end: origin };
    return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
  }
}
