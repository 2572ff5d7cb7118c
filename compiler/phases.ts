/** Sees the phases of the work go by: how far they have come, and how long each takes. */
export interface Phases {
  /** Does a part of the work, and counts its time to a phase. */
  timed<Result>(phase: string, work: () => Result): Result;
  /** Says how far a phase has come. */
  readonly tell: (phase: string, done: number, total: number) => void;
}

/** For work that nobody watches. */
export const unwatched: Phases = {
  timed: (_, work) => work(),
  tell: () => undefined,
};
