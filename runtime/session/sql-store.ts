import type { Database } from "../database/database.ts";
import { DatabaseFailure } from "../database/database-failure.ts";
import { DatabaseTransaction } from "../database/database-transaction.ts";
import type { Queries, Tablespace } from "../database/queries.ts";
import type { StepTransaction } from "../database/step-transaction.ts";
import { countAttempts, purgeAttempts } from "./sql-attempts.ts";
import { toSession } from "./sql-sessions.ts";
import { changesOf } from "./sql-step-end.ts";
import { useUp } from "./sql-step-mark.ts";
import {
  type AttemptCounter,
  type AttemptCounts,
  SessionStoreUnavailable,
  type Session,
  type SessionsOf,
  type SessionStore,
  type StepEnd,
  type StepMark,
} from "./store.ts";

/** Marks, waiting runs, sessions and attempts in SQLite or PostgreSQL. */
export class SqlStore implements SessionStore {
  readonly #database: Database;
  readonly #queries: Queries;

  /** @param queries where they run, when not in the database itself */
  constructor(database: Database, queries: Queries = database) {
    this.#database = database;
    this.#queries = queries;
  }

  open(): Promise<void> {
    return translate(this.#database.open());
  }

  claimStep(run: string, step: number, expiresAt: number): Promise<boolean> {
    return this.#write((tables) => useUp(tables, { kind: "step", run, step, expiresAt }));
  }

  readRun(idHash: string): Promise<string | undefined> {
    return this.#read(async (tables) => {
      const row = await tables
        .selectFrom("journeyc_waiting_run")
        .select("sealed")
        .where("id_hash", "=", idHash)
        .executeTakeFirst();
      return row?.sealed;
    });
  }

  takeRun(idHash: string): Promise<boolean> {
    return this.#write((tables) => useUp(tables, { kind: "run", idHash }));
  }

  readSession(tokenHash: string): Promise<Session | undefined> {
    return this.#read(async (tables) => {
      const row = await tables
        .selectFrom("journeyc_session")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row && toSession(row);
    });
  }

  async touchSession(tokenHash: string, lastUsedAt: number): Promise<void> {
    await this.#write((tables) =>
      tables
        .updateTable("journeyc_session")
        .set({ last_used_at: lastUsedAt })
        .where("token_hash", "=", tokenHash)
        .execute(),
    );
  }

  deleteSession(tokenHash: string): Promise<boolean> {
    return this.#write(async (tables) => {
      const row = await tables
        .deleteFrom("journeyc_session")
        .where("token_hash", "=", tokenHash)
        .returning("token_hash")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  deleteSessionsOf(user: SessionsOf): Promise<ReadonlyMap<string, Session>> {
    const { userId, realm, resource } = user;
    return this.#write(async (tables) => {
      const rows = await tables
        .deleteFrom("journeyc_session")
        .where("user_id", "=", userId)
        .where("realm", "=", realm)
        .$if(resource !== undefined, (query) => query.where("resource", "=", resource ?? ""))
        .returningAll()
        .execute();
      return new Map(rows.map((row) => [row.token_hash, toSession(row)]));
    });
  }

  countAttempts(
    counters: readonly AttemptCounter[],
    now: number,
    mark?: StepMark,
  ): Promise<AttemptCounts | undefined> {
    if (!mark) return this.#write((tables) => countAttempts(tables, counters, now));
    if (this.#database.locksRows && counters.length > 0)
      return this.#write(async (tables) => {
        const counts = await countAttempts(tables, counters, now, mark);
        // The widest counter is counted in any case, unless the step was used before.
        return counts.at(-1) ? counts : undefined;
      });
    return this.#transact(async (tables) =>
      (await useUp(tables, mark)) ? countAttempts(tables, counters, now) : undefined,
    );
  }

  async endStep(end: StepEnd): Promise<void> {
    const [first, ...others] = changesOf(end);
    if (!first) return;
    if (others.length === 0) return this.#write(first);
    await this.#transact(async (tables) => {
      for (const change of [first, ...others]) await change(tables);
    });
  }

  async purge(now: number): Promise<void> {
    await this.#write(async (tables) => {
      await purgeAttempts(this.#database, tables, now);
      await tables.deleteFrom("journeyc_waiting_run").where("expires_at", "<=", now).execute();
      await tables.deleteFrom("journeyc_step").where("expires_at", "<=", now).execute();
      await tables.deleteFrom("journeyc_session").where("expires_at", "<=", now).execute();
    });
  }

  probe(): Promise<void> {
    return translate(this.#database.probe());
  }

  close(): Promise<void> {
    return translate(this.#database.close());
  }

  join(transaction: StepTransaction): SessionStore | undefined {
    return transaction instanceof DatabaseTransaction && transaction.database === this.#database
      ? new SqlStore(this.#database, transaction.last)
      : undefined;
  }

  #read<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#queries.read(work));
  }

  #write<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#queries.write(work));
  }

  #transact<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#queries.transact(work));
  }
}

async function translate<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error;
    throw new SessionStoreUnavailable(`The session store's database failed: ${error.message}.`, {
      cause: error,
    });
  }
}
