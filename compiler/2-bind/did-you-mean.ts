import { distance } from "fastest-levenshtein";

/** What an unknown name may have been meant to be. */
export interface Suggestion {
  /** The nearest names, best first, three at most. */
  readonly candidates: readonly string[];
  /** The one name that is nearer than every other: what a fix may write. */
  readonly clear: string | undefined;
}

const none: Suggestion = { candidates: [], clear: undefined };

/** How many edits apart two names may be: a third of the length, and one for the shortest. */
function threshold(name: string): number {
  return Math.max(1, Math.ceil(name.length / 3));
}

/** Edits between two names; another spelling in capitals counts as nearly the same. */
function edits(name: string, candidate: string): number {
  if (name.toLowerCase() === candidate.toLowerCase()) return 0.5;
  return distance(name, candidate);
}

/** The names that are near enough to `name`; of equally near ones, in the order given. */
export function didYouMean(name: string, candidates: Iterable<string>): Suggestion {
  const limit = threshold(name);
  const near: { candidate: string; edits: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === "" || candidate === name) continue;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const found = edits(name, candidate);
    // A name that shares no letter with what was written is no suggestion, however short both are.
    if (found <= limit && found < Math.max(name.length, candidate.length)) {
      near.push({ candidate, edits: found });
    }
  }
  near.sort((a, b) => a.edits - b.edits);
  const [first, second] = near;
  if (first === undefined) return none;
  return {
    candidates: near.slice(0, 3).map((entry) => entry.candidate),
    clear: second === undefined || second.edits > first.edits ? first.candidate : undefined,
  };
}

/** Comparisons that one suggester may spend: enough for every real file, bounded for a hostile one. */
const budget = 1_000_000;

/** `didYouMean` over a fixed set of names, for many questions: remembers answers and spends a bounded effort. */
export function suggester(candidates: () => readonly string[]): (name: string) => Suggestion {
  const known = new Map<string, Suggestion>();
  let names: readonly string[] | undefined;
  let spent = 0;
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    names ??= candidates();
    spent += names.length;
    const suggestion = spent > budget ? none : didYouMean(name, names);
    known.set(name, suggestion);
    return suggestion;
  };
}
