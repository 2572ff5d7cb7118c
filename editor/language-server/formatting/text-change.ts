import type { Lines, Span } from "journeyc/analysis";
import type { TextEdit } from "vscode-languageserver";
import { rangeOf } from "../positions.ts";

/** A piece of a text and what is to stand in its place. */
export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}

/** A change for the protocol. */
export function toTextEdit(lines: Lines, { span, newText }: TextChange): TextEdit {
  return { range: rangeOf(lines, span), newText };
}

/** What remains of a change when the characters that stay are left out; undefined when all stay. */
export function trimmed(text: string, { span, newText }: TextChange): TextChange | undefined {
  const old = text.slice(span.start, span.end);
  if (old === newText) return undefined;
  const most = Math.min(old.length, newText.length);
  let head = 0;
  while (head < most && old[head] === newText[head]) head += 1;
  if (isHigh(old.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail += 1;
  if (isLow(old.charCodeAt(old.length - tail))) tail -= 1;
  return {
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}

// A pair of surrogates is one character: no change may part it.
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
