import {
  isSessionOf,
  SessionExists,
  type AttemptCount,
  type AttemptCounter,
  type AttemptCounts,
  type Session,
  type SessionsOf,
  type SessionStore,
  type StepEnd,
  type StepMark,
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
    return this.#use({ kind: "step", run, step, expiresAt });
  }

  async readRun(idHash: string): Promise<string | undefined> {
    return this.#runs.get(idHash)?.sealed;
  }

  async takeRun(idHash: string): Promise<boolean> {
    return this.#use({ kind: "run", idHash });
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

  async countAttempts(
    counters: readonly AttemptCounter[],
    now: number,
    mark?: StepMark,
  ): Promise<AttemptCounts | undefined> {
    if (mark && !this.#use(mark)) return undefined;
    const full = counters.findLastIndex(({ key, most }) => {
      const counted = this.#attempts.get(key);
      return counted !== undefined && counted.expiresAt > now && counted.attempts >= most;
    });
    return counters.map((counter, at) => (at < full ? undefined : this.#count(counter, now)));
  }

  async endStep(end: StepEnd): Promise<void> {
    const { run, session, forgottenAttempts = [], attemptsGivenBack = [] } = end;
    if (session) {
      if (this.#sessions.has(session.tokenHash)) throw new SessionExists();
      this.#sessions.set(session.tokenHash, { ...session.session });
    }
    if (run) this.#runs.set(run.idHash, run);
    for (const key of forgottenAttempts) this.#attempts.delete(key);
    for (const { key, expiresAt } of attemptsGivenBack) this.#giveBack(key, expiresAt);
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

  #use(mark: StepMark): boolean {
    if (mark.kind === "run") return this.#runs.delete(mark.idHash);
    const name = JSON.stringify([mark.run, mark.step]);
    if (this.#marks.has(name)) return false;
    this.#marks.set(name, mark.expiresAt);
    return true;
  }

  #count({ key, expiresAt }: AttemptCounter, now: number): AttemptCount {
    const before = this.#attempts.get(key);
    const counted =
      before && before.expiresAt > now
        ? { attempts: before.attempts + 1, expiresAt: Math.min(before.expiresAt, expiresAt) }
        : { attempts: 1, expiresAt };
    this.#attempts.set(key, counted);
    return counted;
  }

  #giveBack(key: string, expiresAt: number): void {
    const counted = this.#attempts.get(key);
    if (counted?.expiresAt !== expiresAt || counted.attempts === 0) return;
    this.#attempts.set(key, { attempts: counted.attempts - 1, expiresAt });
  }
}
