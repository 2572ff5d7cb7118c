import type { SourceFile, Wiring } from "../../1-syntax/ast.ts";
import { firstCommentFrom, startsLine } from "../../1-syntax/comments.ts";
import { outcomeText } from "../../1-syntax/print/wirings.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { indentationAt, wholeLines } from "../layout.ts";

/** True when a comment speaks of this line alone: above it, in it, or behind it. */
function isRemarked({ text, comments }: SourceFile, { span }: Wiring): boolean {
  const next = firstCommentFrom(comments, span.start);
  const above = comments[next - 1];
  const touches = /^[ \t]*(\r?\n)?[ \t]*$/;
  if (above !== undefined && touches.test(text.slice(above.span.end, span.start))) {
    const sameLine = !text.slice(above.span.end, span.start).includes("\n");
    if (sameLine || startsLine(text, above.span.start)) return true;
  }
  const inside = comments[next];
  return inside !== undefined && !/[\r\n]/.test(text.slice(span.end, inside.span.start));
}

/** The lines that lead where a line does, itself included, and can become one with it; at least two, or none. */
export function linesToGroup(
  source: SourceFile,
  wirings: readonly Wiring[],
  wiring: Wiring,
): readonly Wiring[] {
  const target = wiring.target.text;
  const alike = wirings.filter(
    (other) =>
      other.target.text === target &&
      other.else === undefined &&
      other.outcomes.length > 0 &&
      !isRemarked(source, other),
  );
  return target !== "" && alike.length > 1 && alike.includes(wiring) ? alike : [];
}

/** Makes one line of several, where the first stands. */
export function groupLines(source: SourceFile, lines: readonly Wiring[]): readonly TextEdit[] {
  const { path: file, text } = source;
  const [first, ...others] = lines;
  const end = first?.outcomes.at(-1)?.span.end;
  if (end === undefined) return [];
  const moved = others.flatMap(({ outcomes }) => outcomes.map(outcomeText));
  return [
    { file, span: { start: end, end }, newText: moved.map((outcome) => `, ${outcome}`).join("") },
    ...others.map(({ span }) => ({ file, span: wholeLines(text, span), newText: "" })),
  ];
}

/** Gives each outcome of a line a line of its own; nothing where a comment between them would lose its place. */
export function splitLine(source: SourceFile, wiring: Wiring): readonly TextEdit[] {
  const { path: file, text, comments } = source;
  const { outcomes, target, span } = wiring;
  if (outcomes.length < 2 || wiring.else !== undefined || target.text === "") return [];
  const next = comments[firstCommentFrom(comments, span.start)];
  if (next !== undefined && next.span.start < span.end) return [];
  const lines = outcomes.map((outcome) => `${outcomeText(outcome)} -> ${target.text}`);
  const newText = lines.join(`\n${indentationAt(text, span.start)}`);
  return [{ file, span, newText }];
}
