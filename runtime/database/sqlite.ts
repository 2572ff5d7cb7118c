import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Database } from "./database.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { retryWhileBusy } from "./sqlite-busy.ts";

export interface SqliteOptions {
  /** The database file; its folder is made when missing, for the owner only. Default: `./data/journeyc.db`. */
  readonly path?: string;
  /** Milliseconds to wait for another process's write to end; default: 5,000. */
  readonly busyTimeout?: number;
}

/** A database in one file, in this process. A committed change survives a power cut. */
export function sqliteDatabase(options: SqliteOptions = {}): Database {
  const { path = "./data/journeyc.db", busyTimeout = 5_000 } = options;
  return new Database("SQLite", async (kysely) => {
    const file = await openFile(path, busyTimeout);
    const opened = identityOf(path);
    return new NodeSqliteDialect(kysely, file, busyTimeout, () => identityOf(path) === opened);
  });
}

async function openFile(path: string, busyTimeout: number): Promise<DatabaseSync> {
  createFile(path);
  const database = new DatabaseSync(path);
  try {
    await retryWhileBusy(() => configure(database), busyTimeout);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Which file stands there; undefined when there is none. */
function identityOf(path: string): string | undefined {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  return file && `${file.dev}/${file.ino}`;
}

/** SQLite gives its `-wal` and `-shm` files the rights of the database's file. */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

/** https://sqlite.org/pragma.html: with WAL only `synchronous = FULL` makes a commit durable. */
function configure(database: DatabaseSync): void {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
  // Waiting is done outside of SQLite, see sqlite-busy.ts.
  database.exec("PRAGMA busy_timeout = 0");
  // Pages that held a replaced hash or a deleted object are overwritten.
  database.exec("PRAGMA secure_delete = ON");
}
