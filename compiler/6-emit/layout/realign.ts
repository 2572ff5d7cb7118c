import type { Placed, Printed } from "./writer.ts";

/** Comments, strings, words and numbers: what a formatter moves and never adds or takes away. */
const lexeme = /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w$]+/g;

function offsetsOf(text: string): readonly number[] {
  return Array.from(text.matchAll(lexeme), (match) => match.index);
}

/**
 * Where the marks of a text went when it was formatted. None, when the formatter did more than move things: a source
 * map that leads astray is worse than none.
 */
export function realign({ text, marks }: Printed, formatted: string): readonly Placed[] {
  const before = offsetsOf(text);
  const after = offsetsOf(formatted);
  if (before.length !== after.length) return [];
  const indexes = new Map(before.map((offset, index) => [offset, index]));
  return marks.flatMap(({ origin, offset }) => {
    // A computed key is marked at its bracket.
    const index = indexes.get(offset) ?? indexes.get(offset + 1);
    const moved = index === undefined ? undefined : after[index];
    return moved === undefined ? [] : [{ origin, offset: moved }];
  });
}
