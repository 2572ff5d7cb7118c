import type { Span } from "../../1-syntax/ast.ts";
import type { Label } from "../diagnostic.ts";
import type { Lines } from "../lines.ts";
import type { Range, Sources } from "../report.ts";
import { visible } from "../visible.ts";
import { shownLine } from "./source-line.ts";
import type { Role, Style } from "./style.ts";

/** How one label's piece of source is drawn. */
export interface FrameOptions {
  readonly style: Style;
  readonly role: Role;
  /** What underlines the span: `^` for the place of the finding, `-` for related ones. */
  readonly mark: "^" | "-";
  /** Columns of the widest line number of the finding. */
  readonly gutter: number;
  readonly width: number;
}

interface Row {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The rows of a span that are drawn: its line, or its first and its last. */
function rowsOf(lines: Lines, { start, end }: Range): Row[] {
  const first = { line: start.line, start: start.column - 1 };
  if (start.line === end.line) return [{ ...first, end: end.column - 1 }];
  const top = { ...first, end: Math.max(lines.textOf(start.line).length, first.start) };
  // A span that ends with a line's end does not touch the next line.
  if (end.column === 1) return [top];
  const indentation = /^\s*/.exec(lines.textOf(end.line))?.[0].length ?? 0;
  const bottom = {
    line: end.line,
    start: Math.min(indentation, end.column - 1),
    end: end.column - 1,
  };
  return [top, bottom];
}

/** A line with a part of it made unreadable; its length stays, so that the marks fit. */
function concealed(line: string, { start, end }: Row): string {
  return line.slice(0, start) + "•".repeat(Math.max(0, end - start)) + line.slice(end);
}

/** The part of a span that stands on a line. */
function onLine(lines: Lines, line: number, { start, end }: Span): Row {
  const first = lines.startOf(line);
  const length = lines.textOf(line).length;
  const within = (offset: number): number => Math.min(Math.max(offset - first, 0), length);
  return { line, start: within(start), end: within(end) };
}

function drawRow(
  lines: Lines,
  row: Row,
  { text = "", conceal = false, hidden }: Partial<Label>,
  options: FrameOptions,
): string[] {
  const { style, role, mark, gutter, width } = options;
  const source = lines.textOf(row.line);
  const whole = hidden ? concealed(source, onLine(lines, row.line, hidden)) : source;
  const line = conceal ? concealed(whole, row) : whole;
  const room = Math.max(20, width - gutter - 3);
  const shown = shownLine(line, Math.min(row.start, line.length), row.end, room);
  const number = style("faint", `${`${row.line}`.padStart(gutter)} |`);
  const marks = style(
    role,
    `${mark.repeat(shown.marked)}${text === "" ? "" : ` ${visible(text)}`}`,
  );
  const bar = style("faint", `${" ".repeat(gutter)} |`);
  return [
    shown.text === "" ? number : `${number} ${shown.text}`,
    `${bar} ${" ".repeat(shown.before)}${marks}`,
  ];
}

/** Where a label is and its lines of source with the span underlined; the place alone when there is no source. */
export function frame(label: Label, sources: Sources, options: FrameOptions): string[] {
  const { style, gutter, mark } = options;
  const lines = sources.linesOf(label.file);
  const range = sources.rangeOf(label);
  const arrow = style("faint", `${" ".repeat(gutter)}${mark === "^" ? "-->" : ":::"}`);
  const place = lines ? `:${range.start.line}:${range.start.column}` : "";
  const bar = style("faint", `${" ".repeat(gutter)} |`);
  return [
    `${arrow} ${visible(label.file)}${place}`,
    ...(lines ? [bar] : []),
    ...frameRows(label, sources, options),
  ];
}

/** The lines of source of a label, with the span underlined, and nothing above them. */
export function frameRows(label: Label, sources: Sources, options: FrameOptions): string[] {
  const { style, gutter } = options;
  const lines = sources.linesOf(label.file);
  if (!lines) return label.text ? [`${" ".repeat(gutter)} = ${visible(label.text)}`] : [];
  const range = sources.rangeOf(label);
  const rows = rowsOf(lines, range);
  const drawn = rows.map((row, index) =>
    drawRow(lines, row, index === rows.length - 1 ? label : { ...label, text: "" }, options),
  );
  const gap = range.end.line - range.start.line > 1 ? [style("faint", "...")] : [];
  return [...drawn.slice(0, 1).flat(), ...(rows.length > 1 ? gap : []), ...drawn.slice(1).flat()];
}
