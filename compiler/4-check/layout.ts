import type { Span } from "../1-syntax/ast.ts";

/** The spaces and tabs that the line of an offset starts with. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}

/** One step of indentation. */
export const indentationStep = "  ";

/** The offset behind the `{` that follows a declaration's head; undefined when it has no body. */
export function bodyStart(text: string, headEnd: number): number | undefined {
  const found = /^[ \t]*\{/.exec(text.slice(headEnd, headEnd + 200));
  return found === null ? undefined : headEnd + found[0].length;
}

/** The lines of a part, the last line end included, where it has them to itself; else the part and the blanks behind it. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const lineStart = start - indentationAt(text, start).length;
  const isFirst = lineStart === 0 || text[lineStart - 1] === "\n";
  const [rest = ""] = /^[ \t]*(\r?\n)?/.exec(text.slice(end)) ?? [];
  const isLast = rest.endsWith("\n") || end + rest.length === text.length;
  return { start: isFirst && isLast ? lineStart : start, end: end + rest.length };
}
