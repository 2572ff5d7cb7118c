import type { StepTransaction } from "../database/step-transaction.ts";
import { JourneyError } from "../errors.ts";

/** A session on the server side of the session cookie. */
export interface Session {
  readonly userId: string;
  readonly resource: string;
  readonly userName: string;
  readonly realm: string;
  readonly journey: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  /** How long it lives without being used; absent: as long as the app says. */
  readonly idleMilliseconds?: number;
  /** What the journey has given it, by name; clients can ask for it. Absent: nothing. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Whose sessions are meant. */
export interface SessionsOf {
  readonly userId: string;
  readonly realm: string;
  /** Absent: of all resources. */
  readonly resource?: string;
}

export function isSessionOf(session: Session, user: SessionsOf): boolean {
  const { userId, realm, resource = session.resource } = user;
  return session.userId === userId && session.realm === realm && session.resource === resource;
}

/** A counter that an attempt is to be counted in. */
export interface AttemptCounter {
  /** Names neither a user nor an address. */
  readonly key: string;
  /** Milliseconds since the epoch at which its window ends, should it begin with this attempt. */
  readonly expiresAt: number;
  /** With so many attempts it is full. */
  readonly most: number;
}

/** A counter of attempts, right after one was counted. */
export interface AttemptCount {
  readonly attempts: number;
  /** Milliseconds since the epoch at which counting begins again. */
  readonly expiresAt: number;
}

/** Counters right after an attempt was counted, in the order in which they were given. */
export type AttemptCounts = readonly (AttemptCount | undefined)[];

/** What is used up by whoever goes on with a step: its mark, or the run that waits in the store. */
export type StepMark =
  | {
      readonly kind: "step";
      readonly run: string;
      readonly step: number;
      /** See `SessionStore.claimStep`. */
      readonly expiresAt: number;
    }
  | { readonly kind: "run"; readonly idHash: string };

/** An attempt that does not count after all, and the window that it was counted in. */
export interface AttemptGivenBack {
  readonly key: string;
  readonly expiresAt: number;
}

/** What a step puts into the store when it ends. */
export interface StepEnd {
  /** A run that waits until it is taken. */
  readonly run?: {
    /** SHA-256 of the run's id, base64url: the id itself is never stored. */
    readonly idHash: string;
    /** The run, encrypted. */
    readonly sealed: string;
    /** Milliseconds since the epoch after which it may be forgotten. */
    readonly expiresAt: number;
  };
  readonly session?: {
    /** SHA-256 of the session token, base64url: the token itself is never stored. */
    readonly tokenHash: string;
    readonly session: Session;
  };
  /** Counters that begin again. */
  readonly forgottenAttempts?: readonly string[];
  /** Taken back unless counting has begun again since; never below zero. */
  readonly attemptsGivenBack?: readonly AttemptGivenBack[];
}

/** True for a step that leaves nothing in the store. */
export function leavesNothing(end: StepEnd): boolean {
  const { run, session, forgottenAttempts, attemptsGivenBack } = end;
  return !run && !session && !forgottenAttempts?.length && !attemptsGivenBack?.length;
}

/** A token hash that is in use already: the tokens are not random. Nothing was stored. */
export class SessionExists extends JourneyError {
  constructor() {
    super(
      "session-exists",
      "A session with this token exists already.",
      "Check the app's source of random numbers: two session tokens were equal.",
    );
  }
}

/** The store cannot be reached or used. */
export class SessionStoreUnavailable extends JourneyError {
  constructor(message: string, options?: ErrorOptions) {
    super(
      "session-store-unavailable",
      message,
      "Check that the database runs, that its URL and credentials are right, and that its disk is not full.",
      options,
    );
  }
}

/**
 * What the runtime must remember between requests: one-time marks of used steps, waiting runs, sessions, and
 * counts of attempts.
 * Memory for tests, SQLite on one machine, PostgreSQL or Redis on several; one contract suite.
 * Every method rejects with `SessionStoreUnavailable` when the store cannot be used.
 */
export interface SessionStore {
  /** Migrates; must be called first. */
  open(): Promise<void>;
  /**
   * Marks a step of a run as used. True for exactly one caller, whatever the concurrency.
   * @param expiresAt milliseconds since the epoch after which the mark may be forgotten
   */
  claimStep(run: string, step: number, expiresAt: number): Promise<boolean>;
  /** The sealed run, left where it is. */
  readRun(idHash: string): Promise<string | undefined>;
  /** Removes a waiting run. True for exactly one caller, whatever the concurrency. */
  takeRun(idHash: string): Promise<boolean>;
  readSession(tokenHash: string): Promise<Session | undefined>;
  touchSession(tokenHash: string, lastUsedAt: number): Promise<void>;
  /** True when there was one. */
  deleteSession(tokenHash: string): Promise<boolean>;
  /**
   * Deletes all sessions of a user that were created before the call, and answers them by their token hashes. Each is
   * in the answer of one caller, however many delete it at the same time.
   */
  deleteSessionsOf(user: SessionsOf): Promise<ReadonlyMap<string, Session>>;
  /**
   * Adds one to each of some counters and answers their values, in one step: of any number of callers at the same time
   * each gets another value. A counter that has expired begins again at one; one that has not keeps its end, or takes
   * the given one where that is earlier, so that no clock that was ahead makes a count last longer than its window.
   * @param counters of different keys, the widest one last. Where one is full already, those before it are left as
   * they are, and undefined in the answer; callers that fill it at the same moment may count there all the same
   * @param mark what is used up by the same change, as by `claimStep` or `takeRun`: where somebody else has used it,
   * nothing is counted, and the answer is undefined. A store without transactions uses it up first
   */
  countAttempts(
    counters: readonly AttemptCounter[],
    now: number,
    mark?: StepMark,
  ): Promise<AttemptCounts | undefined>;
  /**
   * Stores what a step ends with: all of it or, where the store has transactions, nothing.
   * @throws SessionExists
   */
  endStep(end: StepEnd): Promise<void>;
  /**
   * A view of this store in a transaction that a directory began, if both are in one database. Missing where stores
   * have no transactions.
   */
  join?(transaction: StepTransaction): SessionStore | undefined;
  /** Forgets what has expired. */
  purge(now: number): Promise<void>;
  /** Rejects when the open store cannot be used at the moment; costs next to nothing. Without it it always can. */
  probe?(): Promise<void>;
  close(): Promise<void>;
}
