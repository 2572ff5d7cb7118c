import type { Lines, Span } from "journeyc/analysis";
import type { Position, Range } from "vscode-languageserver";

/** The protocol counts lines and characters (UTF-16 code units) from 0. */
export function positionAt(lines: Lines, offset: number): Position {
  const { line, column } = lines.positionAt(offset);
  return { line: line - 1, character: column - 1 };
}

export function rangeOf(lines: Lines, { start, end }: Span): Range {
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

/** The offset of a position; one beyond its line counts as the line's end, as the protocol says. */
export function offsetAt(lines: Lines, { line, character }: Position): number {
  if (line >= lines.count) return lines.text.length;
  const start = lines.startOf(line + 1);
  return Math.min(start + Math.max(0, character), start + lines.textOf(line + 1).length);
}

export function spanOf(lines: Lines, { start, end }: Range): Span {
  return { start: offsetAt(lines, start), end: offsetAt(lines, end) };
}
