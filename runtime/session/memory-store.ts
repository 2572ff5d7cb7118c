import {
  isSessionOf,
  SessionExists,
  type AttemptCount,
  type Session,
  type SessionsOf,
  type SessionStore,
} from "./store.ts";

/** A store that is gone when the process ends: for tests, scenarios and the playground. */
export function memoryStore(): SessionStore {
  return new MemoryStore();
}

class MemoryStore implements SessionStore {
  /** When each mark may be forgotten, by run and step. */
  readonly #marks = new Map<string, number>();
  readonly #runs = new Map<string, { readonly sealed: string; readonly expiresAt: number }>();
  readonly #sessions = new Map<string, Session>();
  readonly #attempts = new Map<string, AttemptCount>();

  async open(): Promise<void> {}

  async claimStep(run: string, step: number, expiresAt: number): Promise<boolean> {
    const mark = JSON.stringify([run, step]);
    if (this.#marks.has(mark)) return false;
    this.#marks.set(mark, expiresAt);
    return true;
  }

  async keepRun(idHash: string, sealed: string, expiresAt: number): Promise<void> {
    this.#runs.set(idHash, { sealed, expiresAt });
  }

  async readRun(idHash: string): Promise<string | undefined> {
    return this.#runs.get(idHash)?.sealed;
  }

  async takeRun(idHash: string): Promise<boolean> {
    return this.#runs.delete(idHash);
  }

  async createSession(tokenHash: string, session: Session): Promise<void> {
    if (this.#sessions.has(tokenHash)) throw new SessionExists();
    this.#sessions.set(tokenHash, { ...session });
  }

  async readSession(tokenHash: string): Promise<Session | undefined> {
    const session = this.#sessions.get(tokenHash);
    return session && { ...session };
  }

  async touchSession(tokenHash: string, lastUsedAt: number): Promise<void> {
    const session = this.#sessions.get(tokenHash);
    if (session) this.#sessions.set(tokenHash, { ...session, lastUsedAt });
  }

  async deleteSession(tokenHash: string): Promise<boolean> {
    return this.#sessions.delete(tokenHash);
  }

  async deleteSessionsOf(user: SessionsOf): Promise<ReadonlyMap<string, Session>> {
    const theirs = [...this.#sessions].filter(([, session]) => isSessionOf(session, user));
    for (const [tokenHash] of theirs) this.#sessions.delete(tokenHash);
    return new Map(theirs);
  }

  async countAttempt(key: string, now: number, expiresAt: number): Promise<AttemptCount> {
    const before = this.#attempts.get(key);
    const counted =
      before && before.expiresAt > now
        ? { attempts: before.attempts + 1, expiresAt: Math.min(before.expiresAt, expiresAt) }
        : { attempts: 1, expiresAt };
    this.#attempts.set(key, counted);
    return counted;
  }

  async giveBackAttempt(key: string, expiresAt: number): Promise<void> {
    const counted = this.#attempts.get(key);
    if (counted?.expiresAt !== expiresAt || counted.attempts === 0) return;
    this.#attempts.set(key, { attempts: counted.attempts - 1, expiresAt });
  }

  async forgetAttempts(key: string): Promise<void> {
    this.#attempts.delete(key);
  }

  async purge(now: number): Promise<void> {
    for (const [mark, expiresAt] of this.#marks) if (expiresAt <= now) this.#marks.delete(mark);
    for (const [idHash, { expiresAt }] of this.#runs)
      if (expiresAt <= now) this.#runs.delete(idHash);
    for (const [tokenHash, { expiresAt }] of this.#sessions) {
      if (expiresAt <= now) this.#sessions.delete(tokenHash);
    }
    for (const [key, { expiresAt }] of this.#attempts)
      if (expiresAt <= now) this.#attempts.delete(key);
  }

  async close(): Promise<void> {}
}
