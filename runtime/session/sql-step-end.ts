import type { Tablespace } from "../database/queries.ts";
import { toRow } from "./sql-sessions.ts";
import { SessionExists, type StepEnd } from "./store.ts";

/** A change by one statement. */
export type Change = (tables: Tablespace) => Promise<void>;

/**
 * The changes that a step ends with. Counters come last, and in the order in which attempts are counted, so that
 * nobody waits for a lock of somebody who waits for him.
 */
export function changesOf(end: StepEnd): readonly Change[] {
  const { run, session, forgottenAttempts = [], attemptsGivenBack = [] } = end;
  return [
    ...(run ? [keepRun(run)] : []),
    ...(session ? [createSession(session)] : []),
    ...forgottenAttempts.map(forgetAttempts),
    ...attemptsGivenBack.map(giveBackAttempt),
  ];
}

function keepRun({ idHash, sealed, expiresAt }: NonNullable<StepEnd["run"]>): Change {
  return async (tables) => {
    await tables
      .insertInto("journeyc_waiting_run")
      .values({ id_hash: idHash, sealed, expires_at: expiresAt })
      .execute();
  };
}

function createSession({ tokenHash, session }: NonNullable<StepEnd["session"]>): Change {
  return async (tables) => {
    const row = await tables
      .insertInto("journeyc_session")
      .values(toRow(tokenHash, session))
      .onConflict((conflict) => conflict.doNothing())
      .returning("token_hash")
      .executeTakeFirst();
    if (!row) throw new SessionExists();
  };
}

function forgetAttempts(key: string): Change {
  return async (tables) => {
    await tables.deleteFrom("journeyc_attempt").where("key", "=", key).execute();
  };
}

function giveBackAttempt({ key, expiresAt }: { key: string; expiresAt: number }): Change {
  return async (tables) => {
    await tables
      .updateTable("journeyc_attempt")
      .set((row) => ({ attempts: row("attempts", "-", 1) }))
      .where("key", "=", key)
      .where("expires_at", "=", expiresAt)
      .where("attempts", ">", 0)
      .execute();
  };
}
