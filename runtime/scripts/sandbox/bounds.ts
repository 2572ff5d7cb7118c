/** What a script may cost. */
export interface Bounds {
  /** How long it may compute, all in all; waiting for the directory and for other systems does not count. */
  readonly milliseconds: number;
  readonly memoryBytes: number;
}

export const defaultBounds: Bounds = { milliseconds: 1000, memoryBytes: 16 * 1024 * 1024 };

/** Scripts that compute at the same time, each in a thread. */
export const defaultThreads = 2;
export const mostThreads = 64;

/** Scripts that wait for a thread. */
export const mostWaiting = 100;

/** The engine's own stack, which must be exhausted before that of V8, on which it stands. */
export const stackBytes = 192 * 1024;

/** What the thread itself may use of V8's memory; that of the engine is not in it. */
export const threadMegabytes = 64;

/** A script whose time is up stops itself within a fraction of this; one that does not is ended with its thread. */
export const overrunMilliseconds = 50;

/** Of one call of a binding, or its answer, as JSON. */
export const longestMessage = 256 * 1024;

/** Of what a script has thrown. */
export const longestThrown = 2000;

/** Calls that wait for somebody: each runs the script again up to there. */
export const mostWaits = 16;

/** What waits in a run until it ends. */
export const mostCallbacks = 32;
export const mostLogLines = 100;
export const longestLogLine = 1000;

/** Of an answer to `httpClient`. */
export const longestBody = 128 * 1024;
export const httpMilliseconds = 5000;
