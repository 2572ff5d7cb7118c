import type { SourceFile, Span } from "../../1-syntax/ast.ts";

/** A text in the place of another. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export function insertAt(offset: number, text: string): Edit {
  return { span: { start: offset, end: offset }, text };
}

export function slice({ text }: SourceFile, { start, end }: Span): string {
  return text.slice(start, end);
}

/** The end of what stands at an offset, with a comment behind it on the same line. */
export function lineEnd({ text }: SourceFile, offset: number): number {
  const [rest = ""] = text.slice(offset).split("\n", 1);
  return /^\s*(\/\/.*)?$/.test(rest) ? offset + rest.length : offset;
}

/** The text with edits that do not overlap; of several at one place the first comes first. */
export function applied({ text }: SourceFile, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let offset = 0;
  for (const edit of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    parts.push(text.slice(offset, edit.span.start), edit.text);
    offset = Math.max(offset, edit.span.end);
  }
  return [...parts, text.slice(offset)].join("");
}
