import { columnsOf } from "../columns.ts";
import { graphemesOf } from "../graphemes.ts";
import { visible } from "../visible.ts";

const tabStop = 4;

/** A piece of a source line as it is shown, with its offset in the line. */
interface Cell {
  readonly offset: number;
  readonly text: string;
  readonly width: number;
}

/** A line as it is shown, and where a span of it starts and how wide it is, in terminal columns. */
export interface ShownLine {
  readonly text: string;
  readonly before: number;
  readonly marked: number;
}

/** More of a line than this on either side of a span is never looked at. */
const reach = 400;

/** The graphemes of a part of a line, as wide as a terminal shows them. */
function cellsOf(line: string, from: number, to: number): Cell[] {
  let column = 0;
  return graphemesOf(line.slice(from, to)).map(({ segment, index }) => {
    const text = segment === "\t" ? " ".repeat(tabStop - (column % tabStop)) : visible(segment);
    const width = columnsOf(text);
    column += width;
    return { offset: from + index, text, width };
  });
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** The cells from the one that keeps about a third of the room before the span, for as long as there is room. */
function windowOf(cells: readonly Cell[], start: number, room: number): readonly Cell[] {
  let first = cells.findIndex((cell) => cell.offset >= start);
  if (first < 0) first = cells.length;
  for (let lead = 0; first > 0 && lead < room / 3; first--) lead += cells[first - 1]?.width ?? 0;
  let end = first;
  for (let used = 0; end < cells.length; end++) {
    used += cells[end]?.width ?? 0;
    if (used > room) break;
  }
  return cells.slice(first, end);
}

/**
 * A line of source for the terminal: tabs expanded, control characters escaped, wide characters measured; a line
 * that is wider than `room` columns is cut to a window around the span, with `…` where something is left out.
 *
 * @param start where the span starts in the line; `end` where it ends, both in UTF-16 code units
 */
export function shownLine(line: string, start: number, end: number, room: number): ShownLine {
  const from = Math.max(0, start - reach);
  const to = Math.min(line.length, Math.max(start, Math.min(end, start + reach)) + reach);
  const all = cellsOf(line, from, to);
  const fits = from === 0 && to === line.length && widthOf(all) <= room;
  const cells = fits ? all : windowOf(all, start, room - 2);
  const cutBefore = from > 0 || cells[0] !== all[0];
  const cutAfter = to < line.length || cells.at(-1) !== all.at(-1);
  const before = cells.filter((cell) => cell.offset < start);
  const marked = cells.filter((cell) => cell.offset >= start && cell.offset < end);
  return {
    text: `${cutBefore ? "…" : ""}${cells.map((cell) => cell.text).join("")}${cutAfter ? "…" : ""}`.trimEnd(),
    before: widthOf(before) + (cutBefore ? 1 : 0),
    marked: Math.max(1, widthOf(marked)),
  };
}
