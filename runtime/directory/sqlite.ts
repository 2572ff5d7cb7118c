import type { Database } from "../database/database.ts";
import { sqliteDatabase, type SqliteOptions } from "../database/sqlite.ts";
import type { Directory } from "./directory.ts";
import { ManagedDirectory, type DirectoryOptions } from "./managed-directory.ts";
import { SqlStorage } from "./sql-storage.ts";

/**
 * The default directory: a SQLite file in this process.
 * @param options where the file is; or `database`, made by `sqliteDatabase`, to share its connection with a store
 */
export function sqliteDirectory(
  options: DirectoryOptions & (SqliteOptions | { readonly database: Database }) = {},
): Directory {
  const database = "database" in options ? options.database : sqliteDatabase(options);
  return new ManagedDirectory(new SqlStorage(database), options);
}
