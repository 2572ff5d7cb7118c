import { charactersOf } from "./text-width.ts";

export type Measure = (text: string) => number;

/** Where a line may end: after a blank or a separator, and inside camelCase. */
const breaks = /(?<=[\s_/.,:-])|(?<=\p{Ll})(?=\p{Lu})/u;

/** The longest beginning of a text that fits. At least one character: what is wider than the line stands over. */
function headOf(text: string, width: number, measure: Measure): string {
  let head = "";
  for (const character of charactersOf(text)) {
    if (head !== "" && measure(head + character) > width) break;
    head += character;
  }
  return head;
}

/** A text on one line, cut where it is too long. */
export function cut(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  return `${headOf(text, width - measure("…"), measure).trimEnd()}…`;
}

function linesOf(text: string, width: number, measure: Measure, most: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(breaks)) {
    if (line !== "" && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
    while (measure(line.trimEnd()) > width && lines.length <= most) {
      const head = headOf(line, width, measure);
      if (head === line) break;
      lines.push(head);
      line = line.slice(head.length);
    }
    if (lines.length > most) return lines;
  }
  return [...lines, line.trimEnd()];
}

/** A text on at most so many lines, the last one cut where there is more. */
export function wrap(
  text: string,
  width: number,
  measure: Measure,
  most: number,
): readonly string[] {
  const lines = linesOf(text.trim(), width, measure, most);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? "";
  return [...lines.slice(0, most - 1), cut(`${last}…`, width, measure)];
}
