import type { Database } from "../database/database.ts";
import { postgresDatabase, type PostgresOptions } from "../database/postgres.ts";
import { SqlStore } from "./sql-store.ts";
import type { SessionStore } from "./store.ts";

/**
 * Marks and sessions on a PostgreSQL server, for apps on several machines.
 * @param options where the server is; or `database`, made by `postgresDatabase`, to share its pool with a directory
 */
export function postgresStore(
  options: PostgresOptions | { readonly database: Database },
): SessionStore {
  return new SqlStore("database" in options ? options.database : postgresDatabase(options));
}
