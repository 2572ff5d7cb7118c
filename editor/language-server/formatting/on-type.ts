import type { Asked, AskedAt } from "../session.ts";
import { indented } from "./indentation.ts";
import { formatPart } from "./format-parts.ts";
import { partsTouched } from "./parts.ts";
import type { TextChange } from "./text-change.ts";

/** After Enter: the new line gets its indentation. Nothing else may move while a text is being written. */
export function afterNewLine({ lines }: Asked, line: number): readonly TextChange[] {
  const change = indented(lines, line + 1);
  return change === undefined ? [] : [change];
}

/** After `}`: what it closes is formatted, when it is without syntax errors and the brace stays; else its line is indented. */
export function afterBrace(asked: AskedAt): readonly TextChange[] {
  const { lines, source, offset } = asked;
  const brace = { start: offset - 1, end: offset };
  const closed = partsTouched(source, [brace]).find(({ declared }) => declared.span.end === offset);
  const changes = closed && formatPart(source, closed);
  if (changes !== undefined && changes.every(({ span }) => span.end <= brace.start)) return changes;
  const { line } = lines.positionAt(brace.start);
  const before = lines.text.slice(lines.startOf(line), brace.start);
  return /\S/.test(before) ? [] : afterNewLine(asked, line - 1);
}
