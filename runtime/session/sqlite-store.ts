import type { Database } from "../database/database.ts";
import { sqliteDatabase, type SqliteOptions } from "../database/sqlite.ts";
import { SqlStore } from "./sql-store.ts";
import type { SessionStore } from "./store.ts";

/**
 * Marks and sessions in a SQLite file, for apps that are one process or several on one machine.
 * @param options where the file is; or `database`, made by `sqliteDatabase`, to share its connection with a directory
 */
export function sqliteStore(
  options: SqliteOptions | { readonly database: Database } = {},
): SessionStore {
  return new SqlStore("database" in options ? options.database : sqliteDatabase(options));
}
