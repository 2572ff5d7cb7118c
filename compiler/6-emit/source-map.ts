import { addMapping, GenMapping, toEncodedMap } from "@jridgewell/gen-mapping";
import type { Placed } from "./layout/writer.ts";

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of offsets that never go back by much: one pass over the text. */
function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) {
    starts.push(index + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: offset - (starts[low] ?? 0) };
  };
}

/**
 * The source map from a module to its `.journey` file, version 3, as text.
 * @param file the module's base name
 * @param sourcePath the source's path relative to the module
 */
export function sourceMap(
  output: { readonly file: string; readonly text: string; readonly marks: readonly Placed[] },
  source: { readonly path: string; readonly text: string },
): string {
  const url = encodeURI(source.path.toWellFormed()).replace(/[#?]/g, encodeURIComponent);
  const map = new GenMapping({ file: output.file });
  const generatedAt = positions(output.text);
  const originalAt = positions(source.text);
  for (const { origin, offset } of output.marks) {
    const generated = generatedAt(offset);
    const original = originalAt(origin.span.start);
    addMapping(map, {
      generated: { line: generated.line + 1, column: generated.column },
      original: { line: original.line + 1, column: original.column },
      source: url,
      ...(origin.name === undefined ? { name: null } : { name: origin.name }),
    } as Parameters<typeof addMapping>[1]);
  }
  // The source stands in its own file.
  const { sourcesContent: _, ...encoded } = toEncodedMap(map);
  return `${JSON.stringify(encoded)}\n`;
}
