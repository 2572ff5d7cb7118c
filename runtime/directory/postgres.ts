import type { Database } from "../database/database.ts";
import { postgresDatabase, type PostgresOptions } from "../database/postgres.ts";
import type { Directory } from "./directory.ts";
import { ManagedDirectory, type DirectoryOptions } from "./managed-directory.ts";
import { SqlStorage } from "./sql-storage.ts";

/**
 * A directory on a PostgreSQL server, for apps on several machines.
 * @param options where the server is; or `database`, made by `postgresDatabase`, to share its pool with a store
 */
export function postgresDirectory(
  options: DirectoryOptions & (PostgresOptions | { readonly database: Database }),
): Directory {
  const database = "database" in options ? options.database : postgresDatabase(options);
  return new ManagedDirectory(new SqlStorage(database), options);
}
