import type { AttemptCount, Session, SessionStore } from "../../../../runtime/session/store.ts";

// The single changes of a store, which steps make together.

export function keepRun(
  store: SessionStore,
  idHash: string,
  sealed: string,
  expiresAt: number,
): Promise<void> {
  return store.endStep({ run: { idHash, sealed, expiresAt } });
}

export function createSession(
  store: SessionStore,
  tokenHash: string,
  session: Session,
): Promise<void> {
  return store.endStep({ session: { tokenHash, session } });
}

export async function countAttempt(
  store: SessionStore,
  key: string,
  now: number,
  expiresAt: number,
): Promise<AttemptCount> {
  const [count] = (await store.countAttempts([{ key, expiresAt, most: 1_000_000 }], now)) ?? [];
  if (!count) throw new Error("The attempt was not counted.");
  return count;
}

export function giveBackAttempt(
  store: SessionStore,
  key: string,
  expiresAt: number,
): Promise<void> {
  return store.endStep({ attemptsGivenBack: [{ key, expiresAt }] });
}

export function forgetAttempts(store: SessionStore, key: string): Promise<void> {
  return store.endStep({ forgottenAttempts: [key] });
}
