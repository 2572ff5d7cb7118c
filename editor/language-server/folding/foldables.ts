import { lex } from "@journeyc/grammar";
import type { Asked } from "../session.ts";
import { bracketFolds, textFolds } from "./brackets.ts";
import { commentFolds } from "./comments.ts";
import type { Foldable } from "./foldable.ts";
import { importFolds } from "./imports.ts";

/** Everything in a file that goes over more than one line, in the order of the text; of several on one line, the largest. */
export function foldables({ source, lines }: Asked): readonly Foldable[] {
  const lexed = lex(lines.text);
  const all = [
    ...importFolds(source, lines),
    ...commentFolds(source, lines),
    ...bracketFolds(lexed, lines),
    ...textFolds(lexed, lines),
  ];
  const byLine = new Map<number, Foldable>();
  for (const fold of all.filter(({ lines: { first, last } }) => last > first)) {
    const { first, last } = fold.lines;
    if (last > (byLine.get(first)?.lines.last ?? 0)) byLine.set(first, fold);
  }
  return [...byLine.values()].toSorted((a, b) => a.lines.first - b.lines.first);
}

/** Of too many, those that hide the most. */
export function atMost(folds: readonly Foldable[], limit: number): readonly Foldable[] {
  if (folds.length <= limit) return folds;
  const size = ({ lines: { first, last } }: Foldable): number => last - first;
  const kept = new Set(folds.toSorted((a, b) => size(b) - size(a)).slice(0, limit));
  return folds.filter((fold) => kept.has(fold));
}
