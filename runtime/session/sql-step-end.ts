import { BuiltQuery } from "../database/built-query.ts";
import type { Tablespace } from "../database/queries.ts";
import { columnsOf, type SessionRow, toRow } from "./sql-sessions.ts";
import { SessionExists, type StepEnd } from "./store.ts";

const insertSession = new BuiltQuery((tables, row: SessionRow) =>
  tables
    .insertInto("journeyc_session")
    .values(columnsOf(row))
    .onConflict((conflict) => conflict.doNothing())
    .returning("token_hash"),
);

const deleteAttempts = new BuiltQuery((tables, { key }: { readonly key: string }) =>
  tables.deleteFrom("journeyc_attempt").where("key", "=", key),
);

const oneLess = new BuiltQuery(
  (tables, { key, expiresAt }: { readonly key: string; readonly expiresAt: number }) =>
    tables
      .updateTable("journeyc_attempt")
      .set((row) => ({ attempts: row("attempts", "-", 1) }))
      .where("key", "=", key)
      .where("expires_at", "=", expiresAt)
      .where("attempts", ">", 0),
);

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
    if (!(await insertSession.first(tables, toRow(tokenHash, session)))) throw new SessionExists();
  };
}

function forgetAttempts(key: string): Change {
  return async (tables) => {
    await deleteAttempts.rows(tables, { key });
  };
}

function giveBackAttempt({ key, expiresAt }: { key: string; expiresAt: number }): Change {
  return async (tables) => {
    await oneLess.rows(tables, { key, expiresAt });
  };
}
