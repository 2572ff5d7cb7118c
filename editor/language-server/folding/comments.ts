import type { Comment, Lines, SourceFile } from "journeyc/analysis";
import { type Foldable, linesOf } from "./foldable.ts";

const region = /^\/\/[ \t]*#(region|endregion)\b/;

/** Block comments, runs of line comments, and what stands between `// #region` and `// #endregion`. */
export function* commentFolds({ comments }: SourceFile, lines: Lines): Generator<Foldable> {
  const regions: Comment[] = [];
  for (const comment of comments) {
    const mark = region.exec(comment.text)?.[1];
    if (mark === "region") regions.push(comment);
    if (mark !== "endregion") continue;
    const start = regions.pop()?.span.start;
    if (start !== undefined) yield linesOf(lines, { start, end: comment.span.end }, "region");
  }
  for (const run of runsOf(
    comments.filter(({ text }) => !region.test(text)),
    lines,
  )) {
    const start = run[0]?.span.start ?? 0;
    const end = run.at(-1)?.span.end ?? start;
    yield linesOf(lines, { start, end }, "comment");
  }
}

/** Comments of one kind on lines of their own, one below the other; a block comment is a run by itself. */
function runsOf(comments: readonly Comment[], lines: Lines): Comment[][] {
  const runs: Comment[][] = [];
  for (const comment of comments) {
    const before = runs.at(-1)?.at(-1);
    const goesOn =
      comment.kind !== "block" &&
      before?.kind === comment.kind &&
      startsLine(comment, lines) &&
      startsLine(before, lines) &&
      lineOf(before, lines) + 1 === lineOf(comment, lines);
    if (goesOn) runs.at(-1)?.push(comment);
    else runs.push([comment]);
  }
  return runs;
}

const lineOf = ({ span }: Comment, lines: Lines): number => lines.positionAt(span.start).line;

function startsLine(comment: Comment, lines: Lines): boolean {
  const before = lines.text.slice(lines.startOf(lineOf(comment, lines)), comment.span.start);
  return before.trim() === "";
}
