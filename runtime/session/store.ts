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

/** A counter of attempts, right after one was counted. */
export interface AttemptCount {
  readonly attempts: number;
  /** Milliseconds since the epoch at which counting begins again. */
  readonly expiresAt: number;
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
  /**
   * Keeps a waiting run until it is taken.
   * @param idHash SHA-256 of the run's id, base64url: the id itself is never stored
   * @param sealed the run, encrypted
   * @param expiresAt milliseconds since the epoch after which it may be forgotten
   */
  keepRun(idHash: string, sealed: string, expiresAt: number): Promise<void>;
  /** The sealed run, left where it is. */
  readRun(idHash: string): Promise<string | undefined>;
  /** Removes a waiting run. True for exactly one caller, whatever the concurrency. */
  takeRun(idHash: string): Promise<boolean>;
  /** @param tokenHash SHA-256 of the session token, base64url: the token itself is never stored */
  createSession(tokenHash: string, session: Session): Promise<void>;
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
   * Adds one to a counter and answers its value, in one step: of any number of callers at the same time each gets
   * another value. A counter that has expired begins again at one; one that has not keeps its end, or takes the given
   * one where that is earlier, so that no clock that was ahead makes a count last longer than its window.
   * @param key names neither a user nor an address
   * @param expiresAt milliseconds since the epoch
   */
  countAttempt(key: string, now: number, expiresAt: number): Promise<AttemptCount>;
  /** Takes one attempt back, unless counting has begun again since; never below zero. */
  giveBackAttempt(key: string, expiresAt: number): Promise<void>;
  /** Lets a counter begin again. */
  forgetAttempts(key: string): Promise<void>;
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
