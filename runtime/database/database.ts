import type { Dialect } from "kysely";
import { JourneyError } from "../errors.ts";
import { notInstalled } from "../optional-packages.ts";
import { DatabaseFailure } from "./database-failure.ts";
import { migrations } from "./migrations/index.ts";
import type { Queries, Tablespace } from "./queries.ts";
import type { Tables } from "./tables.ts";

/** The query builder, which an app without a database need not install. */
export type QueryBuilder = typeof import("kysely");

interface Opened {
  readonly kysely: QueryBuilder;
  readonly tables: Tablespace;
}

/**
 * One connection (SQLite) or pool (PostgreSQL). A directory and a session store may be given the same: it opens with
 * the first and closes with the last.
 */
export class Database implements Queries {
  readonly #kind: "SQLite" | "PostgreSQL";
  readonly #createDialect: (kysely: QueryBuilder) => Promise<Dialect>;
  #opened: Promise<Opened> | undefined;
  #users = 0;

  /** @param createDialect called when the database is opened, so that building an app connects to nothing */
  constructor(
    kind: "SQLite" | "PostgreSQL",
    createDialect: (kysely: QueryBuilder) => Promise<Dialect>,
  ) {
    this.#kind = kind;
    this.#createDialect = createDialect;
  }

  /** A statement that fails in a transaction is undone by itself, and the transaction goes on: in PostgreSQL it does not. */
  get undoesFailedStatements(): boolean {
    return this.#kind === "SQLite";
  }

  /** Several transactions change rows at the same time, and wait for each other's. */
  get locksRows(): boolean {
    return this.#kind === "PostgreSQL";
  }

  /**
   * Connects and migrates: once, whoever comes first, in this process or another.
   * @throws DatabaseFailure; JourneyError for settings that cannot be used
   */
  async open(): Promise<void> {
    this.#users += 1;
    this.#opened ??= this.#connect();
    try {
      await this.#opened;
    } catch (error) {
      this.#users -= 1;
      this.#opened = undefined;
      throw error;
    }
  }

  write<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return this.read(work);
  }

  transact<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return this.read((tables) => tables.transaction().execute(work));
  }

  async read<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    if (!this.#opened) throw new DatabaseFailure(new Error("database is not open"));
    const { tables } = await this.#opened;
    return translateFailure(() => work(tables));
  }

  /** Reads one row that is always there: a bare `select 1` would not notice that SQLite's file is gone bad. */
  async probe(): Promise<void> {
    await this.read((tables) => this.run(tables, "select 1 from journeyc_migration limit 1"));
  }

  /** Runs a statement of ours as it is written, in the open database or in a transaction of it. */
  async run(tables: Tablespace, statement: string): Promise<void> {
    if (!this.#opened) throw new DatabaseFailure(new Error("database is not open"));
    const { kysely } = await this.#opened;
    await tables.executeQuery(kysely.CompiledQuery.raw(statement));
  }

  async close(): Promise<void> {
    if (this.#users === 0) return;
    this.#users -= 1;
    if (this.#users > 0) return;
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened)?.tables.destroy();
  }

  async #connect(): Promise<Opened> {
    const [kysely, { Migrator }] = await Promise.all([
      import("kysely").catch(notInstalled(this.#kind)),
      import("kysely/migration").catch(notInstalled(this.#kind)),
    ]);
    const dialect = await translateFailure(() => this.#createDialect(kysely));
    const tables = new kysely.Kysely<Tables>({ dialect });
    try {
      await translateFailure(() => migrate(tables, Migrator));
      return { kysely, tables };
    } catch (error) {
      // The first error is the one to tell.
      await tables.destroy().catch(() => undefined);
      throw error;
    }
  }
}

/** Thrown inside a transaction to undo it; `transact` rejects with the reason. */
export class Rollback extends Error {
  readonly reason: Error;

  constructor(reason: Error) {
    super("The transaction was undone.");
    this.reason = reason;
  }
}

export async function translateFailure<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Rollback) throw error.reason;
    if (error instanceof JourneyError || error instanceof DatabaseFailure) throw error;
    throw new DatabaseFailure(error);
  }
}

async function migrate(
  tables: Tablespace,
  Migrator: typeof import("kysely/migration").Migrator,
): Promise<void> {
  const migrator = new Migrator({
    db: tables,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: "journeyc_migration",
    migrationLockTableName: "journeyc_migration_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
