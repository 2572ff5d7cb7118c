import type { Position } from "vscode-languageserver-protocol/node";

const mark = "<|>";

/** Takes the cursors (`<|>`) out of a text. */
export function readMarks(marked: string): {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly positions: readonly Position[];
} {
  const parts = marked.split(mark);
  const text = parts.join("");
  let offset = 0;
  const offsets = parts.slice(0, -1).map((part) => (offset += part.length));
  const positions = offsets.map((at) => {
    const before = text.slice(0, at).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  });
  return { text, offsets, positions };
}
