/** What a run may use. A run that needs more ends in an error. */
export interface Limits {
  /** Nodes that one step may run without asking the user. */
  readonly nodesPerStep: number;
  /** Nodes that a whole run may run. */
  readonly nodesPerRun: number;
  /** Journeys inside journeys. */
  readonly innerJourneys: number;
  /** How long one step may take, in milliseconds. */
  readonly stepMilliseconds: number;
  /** How long the user may take to answer one question, in milliseconds. */
  readonly answerMilliseconds: number;
  /** How long a suspended run waits for its link to be followed, in milliseconds. AM's default is five minutes. */
  readonly suspendMilliseconds: number;
  /** How long a run may take from its start, in milliseconds, without the time in which it was suspended. */
  readonly runMilliseconds: number;
  /** The sealed state that a client carries, in bytes. */
  readonly stateBytes: number;
  /** The body of a request, in bytes. */
  readonly bodyBytes: number;
  /** How deep the JSON of a request may nest. */
  readonly jsonDepth: number;
  /** Callbacks in one request. */
  readonly callbacks: number;
}

export const defaultLimits: Limits = {
  nodesPerStep: 1_000,
  nodesPerRun: 10_000,
  innerJourneys: 32,
  stepMilliseconds: 30_000,
  answerMilliseconds: 5 * 60_000,
  suspendMilliseconds: 5 * 60_000,
  runMilliseconds: 60 * 60_000,
  stateBytes: 64 * 1024,
  bodyBytes: 64 * 1024,
  jsonDepth: 32,
  callbacks: 100,
};
