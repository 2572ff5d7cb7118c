import { readIndex } from "./corpus-index.ts";
import { runs, type Verdict, verdictOf } from "./verdict.ts";

/** How many journeys something is true of, and how many of them are different designs. */
export interface Count {
  readonly journeys: number;
  readonly shapes: number;
}

export interface Share {
  readonly verdicts: readonly Verdict[];
  readonly all: Count;
  /** They compile, and every node of theirs has code. */
  readonly runs: Count;
  /** Nothing is wrong with them, but a node type of theirs has no code. */
  readonly lackTypesOnly: Count;
  /** Those with an error, by its code. */
  readonly byCode: ReadonlyMap<string, Count>;
  /** Those with a node type that has no code, by the type. */
  readonly byType: ReadonlyMap<string, Count>;
}

/** The corpus as an administrator meets it: each export alone, and each with those that were published beside it. */
export function sharesOf(corpus: string): { readonly alone: Share; readonly together: Share } {
  const index = readIndex(corpus);
  const shareIn = (realm: typeof index): Share =>
    shareOf(index.map((published) => verdictOf(corpus, published, realm)));
  return { alone: shareIn([]), together: shareIn(index) };
}

function shareOf(verdicts: readonly Verdict[]): Share {
  return {
    verdicts,
    all: countOf(verdicts),
    runs: countOf(verdicts.filter(runs)),
    lackTypesOnly: countOf(verdicts.filter((one) => one.codes.length === 0 && !runs(one))),
    byCode: countedBy(verdicts, ({ codes }) => codes),
    byType: countedBy(verdicts, ({ types }) => types),
  };
}

function countOf(verdicts: readonly Verdict[]): Count {
  const shapes = new Set(verdicts.map(({ published }) => published.shape));
  return { journeys: verdicts.length, shapes: shapes.size };
}

function countedBy(
  verdicts: readonly Verdict[],
  reasonsOf: (verdict: Verdict) => readonly string[],
): ReadonlyMap<string, Count> {
  const reasons = [...new Set(verdicts.flatMap(reasonsOf))].toSorted();
  return new Map(
    reasons.map((reason) => [
      reason,
      countOf(verdicts.filter((verdict) => reasonsOf(verdict).includes(reason))),
    ]),
  );
}
