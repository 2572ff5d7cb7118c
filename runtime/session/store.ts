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
 * What the runtime must remember between requests: one-time marks of used steps, and sessions.
 * Memory for tests, SQLite on one machine, PostgreSQL on several; one contract suite.
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
  /** @param tokenHash SHA-256 of the session token, base64url: the token itself is never stored */
  createSession(tokenHash: string, session: Session): Promise<void>;
  readSession(tokenHash: string): Promise<Session | undefined>;
  touchSession(tokenHash: string, lastUsedAt: number): Promise<void>;
  /** True when there was one. */
  deleteSession(tokenHash: string): Promise<boolean>;
  /** Forgets what has expired. */
  purge(now: number): Promise<void>;
  close(): Promise<void>;
}
