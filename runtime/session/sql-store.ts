import type { ExpressionBuilder, Selectable } from "kysely";
import type { Database } from "../database/database.ts";
import { DatabaseFailure } from "../database/database-failure.ts";
import { DatabaseTransaction } from "../database/database-transaction.ts";
import type { Queries, Tablespace } from "../database/queries.ts";
import type { StepTransaction } from "../database/step-transaction.ts";
import type { Tables } from "../database/tables.ts";
import {
  type AttemptCount,
  SessionExists,
  SessionStoreUnavailable,
  type Session,
  type SessionsOf,
  type SessionStore,
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
    return this.#write(async (tables) => {
      // The primary key decides between concurrent claims.
      const row = await tables
        .insertInto("journeyc_step")
        .values({ run, step, expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .returning("run")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async keepRun(idHash: string, sealed: string, expiresAt: number): Promise<void> {
    await this.#write((tables) =>
      tables
        .insertInto("journeyc_waiting_run")
        .values({ id_hash: idHash, sealed, expires_at: expiresAt })
        .execute(),
    );
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
    return this.#write(async (tables) => {
      const row = await tables
        .deleteFrom("journeyc_waiting_run")
        .where("id_hash", "=", idHash)
        .returning("id_hash")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async createSession(tokenHash: string, session: Session): Promise<void> {
    const row = await this.#write((tables) =>
      tables
        .insertInto("journeyc_session")
        .values(toRow(tokenHash, session))
        .onConflict((conflict) => conflict.doNothing())
        .returning("token_hash")
        .executeTakeFirst(),
    );
    if (!row) throw new SessionExists();
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

  countAttempt(key: string, now: number, expiresAt: number): Promise<AttemptCount> {
    // One statement: the row's lock puts concurrent callers in a line.
    return this.#write(async (tables) => {
      const row = await tables
        .insertInto("journeyc_attempt")
        .values({ key, attempts: 1, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column("key").doUpdateSet(oneMore(now, expiresAt)))
        .returning(["attempts", "expires_at"])
        .executeTakeFirstOrThrow();
      return { attempts: row.attempts, expiresAt: row.expires_at };
    });
  }

  async giveBackAttempt(key: string, expiresAt: number): Promise<void> {
    await this.#write((tables) =>
      tables
        .updateTable("journeyc_attempt")
        .set((row) => ({ attempts: row("attempts", "-", 1) }))
        .where("key", "=", key)
        .where("expires_at", "=", expiresAt)
        .where("attempts", ">", 0)
        .execute(),
    );
  }

  async forgetAttempts(key: string): Promise<void> {
    await this.#write((tables) =>
      tables.deleteFrom("journeyc_attempt").where("key", "=", key).execute(),
    );
  }

  async purge(now: number): Promise<void> {
    await this.#write(async (tables) => {
      await tables.deleteFrom("journeyc_attempt").where("expires_at", "<=", now).execute();
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
      ? new SqlStore(this.#database, transaction)
      : undefined;
  }

  #read<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#queries.read(work));
  }

  #write<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#queries.write(work));
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

/** The counter after one more attempt; see `SessionStore.countAttempt`. */
function oneMore(now: number, expiresAt: number) {
  return (row: ExpressionBuilder<Tables, "journeyc_attempt">) => {
    const attempts = row.ref("journeyc_attempt.attempts");
    const end = row.ref("journeyc_attempt.expires_at");
    return {
      attempts: row
        .case()
        .when(end, "<=", now)
        .then(1)
        .else(row(attempts, "+", 1))
        .end(),
      expires_at: row
        .case()
        .when(end, "<=", now)
        .then(expiresAt)
        .when(end, ">", expiresAt)
        .then(expiresAt)
        .else(end)
        .end(),
    };
  };
}

type Row = Selectable<Tables["journeyc_session"]>;

function toRow(tokenHash: string, session: Session): Row {
  return {
    token_hash: tokenHash,
    user_id: session.userId,
    resource: session.resource,
    user_name: session.userName,
    realm: session.realm,
    journey: session.journey,
    created_at: session.createdAt,
    last_used_at: session.lastUsedAt,
    expires_at: session.expiresAt,
  };
}

function toSession(row: Row): Session {
  return {
    userId: row.user_id,
    resource: row.resource,
    userName: row.user_name,
    realm: row.realm,
    journey: row.journey,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  };
}
