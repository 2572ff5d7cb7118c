import type { Lines, Span } from "journeyc/analysis";

/** What can be folded. */
export interface Foldable {
  readonly kind: "imports" | "comment" | "region" | undefined;
  /** What disappears when it is folded. */
  readonly hidden: Span;
  /** The same for editors that fold whole lines: the line that stays, and the last that does not; counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** What stands between two brackets or quotes. A line that starts with the closing one stays, as it shows the end. */
export function between(lines: Lines, open: Span, close: Span): Foldable {
  const first = lines.positionAt(open.start).line;
  const end = lines.positionAt(close.start).line;
  const startsLine = lines.text.slice(lines.startOf(end), close.start).trim() === "";
  const hidden = { start: open.end, end: close.start };
  return { kind: undefined, hidden, lines: { first, last: startsLine ? end - 1 : end } };
}

/** Whole lines from one to another. */
export function linesOf(lines: Lines, { start, end }: Span, kind: Foldable["kind"]): Foldable {
  const first = lines.positionAt(start).line;
  const hidden = { start: lines.startOf(first) + lines.textOf(first).length, end };
  return { kind, hidden, lines: { first, last: lines.positionAt(end).line } };
}
