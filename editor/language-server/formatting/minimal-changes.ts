import { diffArrays } from "diff";
import { type TextChange, trimmed } from "./text-change.ts";

/** A word or a single mark. Blanks are what stands between two pieces. */
const piece = /[\p{L}\p{N}_]+|\S/gu;

/** More differences than this are no formatting any more; to find the fewest would take long. */
const maximumDifferences = 1000;

/** How the lines of a text end: as the first does. */
export function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

/**
 * The changes that turn one text into another and touch nothing else, so that the cursor, folds and marks of an editor
 * stay where they are. Formatting changes blanks and hardly a word: words are matched, and the blanks between them compared.
 *
 * @param after with `\n` at the ends of lines
 * @param lineEnd what ends them in the text that is changed
 */
export function minimalChanges(
  before: string,
  after: string,
  lineEnd = lineEndOf(before),
): readonly TextChange[] {
  const now = after.replaceAll("\n", lineEnd);
  if (now === before) return [];
  const changes: TextChange[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  const upTo = (oldStart: number, newStart: number): void => {
    const span = { start: oldEnd, end: oldStart };
    const change = trimmed(before, { span, newText: now.slice(newEnd, newStart) });
    if (change !== undefined) changes.push(change);
  };
  for (const [oldPiece, newPiece] of matches(
    [...before.matchAll(piece)],
    [...now.matchAll(piece)],
  )) {
    upTo(oldPiece.index, newPiece.index);
    oldEnd = oldPiece.index + oldPiece[0].length;
    newEnd = newPiece.index + newPiece[0].length;
  }
  upTo(before.length, now.length);
  return changes;
}

type Piece = RegExpExecArray;

/** The pieces that both texts have, in pairs; none when the texts have little in common. */
function* matches(before: readonly Piece[], after: readonly Piece[]): Generator<[Piece, Piece]> {
  const textOf = ([text]: Piece): string => text;
  const runs = diffArrays(before.map(textOf), after.map(textOf), {
    maxEditLength: maximumDifferences,
  });
  let old = 0;
  let now = 0;
  for (const { added, removed, count } of runs ?? []) {
    if (!added && !removed) {
      const same = before.slice(old, old + count).entries();
      for (const [index, oldPiece] of same) {
        const newPiece = after[now + index];
        if (newPiece !== undefined) yield [oldPiece, newPiece];
      }
    }
    if (!added) old += count;
    if (!removed) now += count;
  }
}
