/** What a script may cost. */
export interface Bounds {
  /** How long it may compute, all in all; waiting for the directory and for other systems does not count. */
  readonly milliseconds: number;
  readonly memoryBytes: number;
}

export const defaultBounds: Bounds = { milliseconds: 1000, memoryBytes: 16 * 1024 * 1024 };

/** The engine's own stack. V8's, on which it stands, is exhausted at some three times as much. */
export const stackBytes = 192 * 1024;

/** Of one call of a binding, or its answer, as JSON. */
export const longestMessage = 256 * 1024;

/** Calls that wait for somebody: each runs the script again up to there. */
export const mostWaits = 16;

/** What waits in a run until it ends. */
export const mostCallbacks = 32;
export const mostLogLines = 100;
export const longestLogLine = 1000;

/** Of an answer to `httpClient`. */
export const longestBody = 128 * 1024;
export const httpMilliseconds = 5000;
