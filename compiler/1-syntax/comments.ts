import { type Token, tokens as t } from "@journeyc/grammar";
import type { Comment, DocComment, SourceFile } from "./ast.ts";

/** Comments of a file, in order, as the tree carries them. */
export function commentsOf(tokens: readonly Token[]): Comment[] {
  return tokens.map((token) => {
    const kind =
      token.tokenType === t.DocComment
        ? "doc"
        : token.tokenType === t.LineComment
          ? "line"
          : "block";
    const start = token.startOffset;
    return { kind, text: token.image, span: { start, end: start + token.image.length } };
  });
}

/** The index of the first comment that starts at or after an offset; comments are sorted. */
export function firstCommentFrom(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Nothing but blanks between two offsets, and not an empty line. */
function adjacent(text: string, from: number, to: number): boolean {
  return /^[ \t]*(?:\r\n|\r|\n)?[ \t]*$/.test(text.slice(from, to));
}

/** True when nothing but blanks stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && (text[before] === " " || text[before] === "\t")) before -= 1;
  return before < 0 || text[before] === "\n" || text[before] === "\r";
}

/** The `///` lines directly above an offset, joined; undefined when there are none. */
export function docAbove(
  text: string,
  comments: readonly Comment[],
  offset: number,
): DocComment | undefined {
  const lines: Comment[] = [];
  let below = offset;
  for (let index = firstCommentFrom(comments, offset) - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment?.kind !== "doc" || below - comment.span.end > maximalGap) break;
    if (!adjacent(text, comment.span.end, below) || !startsLine(text, comment.span.start)) break;
    lines.push(comment);
    below = comment.span.start;
  }
  lines.reverse();
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  return {
    text: lines.map((line) => line.text.replace(/^\/\/\/ ?/, "").trimEnd()).join("\n"),
    span,
  };
}

/** More blanks than this between a comment and what it documents: it documents something else. */
const maximalGap = 1000;

/** Where a part ends together with the comments that trail it on its line. */
export function trailedEnd({ text, comments }: SourceFile, end: number): number {
  let last = end;
  for (let index = firstCommentFrom(comments, end); index < comments.length; index += 1) {
    const comment = comments[index];
    if (comment === undefined || !/^[ \t]*$/.test(text.slice(last, comment.span.start))) break;
    last = comment.span.end;
  }
  return last;
}
