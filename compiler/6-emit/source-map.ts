import { addSegment, GenMapping, toEncodedMap } from "@jridgewell/gen-mapping";
import type { Placed } from "./layout/writer.ts";

/** Lines of a text, counted from 0, and where they begin. */
class Lines {
  readonly #starts = [0];
  #last = 0;

  constructor(text: string) {
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) {
      this.#starts.push(index + 1);
    }
  }

  startOf(line: number): number {
    return this.#starts[line] ?? Infinity;
  }

  /** The line of an offset: most often the line of the one before it, or one of the next. */
  at(offset: number): number {
    let line = this.startOf(this.#last) <= offset ? this.#last : 0;
    const near = line + 8;
    while (line < near && this.startOf(line + 1) <= offset) line += 1;
    this.#last = line < near ? line : this.#search(line, offset);
    return this.#last;
  }

  #search(from: number, offset: number): number {
    let low = from;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * The source map from a module to its `.journey` file, version 3, as text.
 * @param file the module's base name
 * @param sourcePath the source's path relative to the module
 */
export function sourceMap(
  {
    file,
    text,
    marks,
  }: { readonly file: string; readonly text: string; readonly marks: readonly Placed[] },
  source: { readonly path: string; readonly text: string },
): string {
  const url = encodeURI(source.path.toWellFormed()).replace(/[#?]/g, encodeURIComponent);
  const map = new GenMapping({ file });
  const output = new Lines(text);
  const original = new Lines(source.text);
  for (const { origin, offset } of marks) {
    const line = output.at(offset);
    const { start } = origin.span;
    const from = original.at(start);
    const column = start - original.startOf(from);
    if (origin.name === undefined) {
      addSegment(map, line, offset - output.startOf(line), url, from, column);
    } else {
      addSegment(map, line, offset - output.startOf(line), url, from, column, origin.name);
    }
  }
  // The source stands in its own file.
  const { sourcesContent: _, ...encoded } = toEncodedMap(map);
  return `${JSON.stringify(encoded)}\n`;
}
