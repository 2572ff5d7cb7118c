import { PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { Database } from "./database.ts";
import { readPostgresUrl } from "./postgres-connection.ts";

export interface PostgresOptions {
  /** `postgresql://user:password@host:5432/database`; about TLS see `readPostgresUrl`. */
  readonly url: string;
  /** Connections at the same time; default: 10. */
  readonly maximumConnections?: number;
  /** Milliseconds to wait for a connection; default: 5,000. */
  readonly connectionTimeout?: number;
  /** Milliseconds that a statement may take; default: 10,000. */
  readonly statementTimeout?: number;
}

/** A database on a PostgreSQL server, or on what speaks its protocol. */
export function postgresDatabase(options: PostgresOptions): Database {
  return new Database(async () => new PostgresDialect({ pool: createPool(options) }));
}

function createPool(options: PostgresOptions): Pool {
  const { maximumConnections = 10, connectionTimeout = 5_000, statementTimeout = 10_000 } = options;
  const pool = new Pool({
    ...readPostgresUrl(options.url),
    application_name: "journeyc",
    max: maximumConnections,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout,
    // Ends the wait when the server does not, because it is gone.
    query_timeout: statementTimeout + 1_000,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

/** Counters and times are far below 2^53; pg would give them as strings. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format as "text");
