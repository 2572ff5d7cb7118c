import type { Lines, Span } from "journeyc/analysis";
import type { SemanticToken } from "./token.ts";

/** Lays tokens over others: those below keep what is left of them. Both are in the order of the text. */
export function* layered(
  above: readonly SemanticToken[],
  below: readonly SemanticToken[],
): Generator<SemanticToken> {
  let next = 0;
  for (const { span, role } of below) {
    let start = span.start;
    for (;;) {
      const cover = above[next];
      if (cover === undefined || cover.span.start >= span.end) break;
      if (cover.span.start > start) yield { span: { start, end: cover.span.start }, role };
      yield cover;
      start = Math.max(start, cover.span.end);
      next += 1;
    }
    if (start < span.end) yield { span: { start, end: span.end }, role };
  }
  yield* above.slice(next);
}

/** The pieces of a token on each line, for editors whose tokens end with their line. */
export function* onLines(lines: Lines, { span, role }: SemanticToken): Generator<SemanticToken> {
  const last = lines.positionAt(span.end).line;
  for (let { line } = lines.positionAt(span.start); line <= last; line += 1) {
    const start = lines.startOf(line);
    const piece: Span = {
      start: Math.max(span.start, start),
      end: Math.min(span.end, start + lines.textOf(line).length),
    };
    if (piece.start < piece.end) yield { span: piece, role };
  }
}
