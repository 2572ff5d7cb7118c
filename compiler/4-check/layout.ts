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
