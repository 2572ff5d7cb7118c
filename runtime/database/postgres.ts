import { notInstalled } from "../optional-packages.ts";
import { Database } from "./database.ts";
import { readPostgresUrl } from "./postgres-connection.ts";
import { FailSafePool, type PostgresClient } from "./postgres-pool.ts";

export interface PostgresOptions {
  /** `postgresql://user:password@host:5432/database`; about TLS see `readPostgresUrl`. */
  readonly url: string;
  /** Connections at the same time; default: 10. */
  readonly maximumConnections?: number;
  /** Milliseconds to wait for a connection; default: 3,000. */
  readonly connectionTimeout?: number;
  /** Milliseconds that a statement may take; default: 5,000. */
  readonly statementTimeout?: number;
}

/** A database on a PostgreSQL server, or on what speaks its protocol. */
export function postgresDatabase(options: PostgresOptions): Database {
  return new Database("PostgreSQL", async ({ PostgresDialect }) => {
    const client = await import("pg").catch(notInstalled("PostgreSQL"));
    return new PostgresDialect({ pool: createPool(client, options) });
  });
}

/** Milliseconds after which the wait for a server ends that ought to have ended the statement itself. */
const GRACE = 500;

function createPool(client: PostgresClient, options: PostgresOptions): FailSafePool {
  const { maximumConnections = 10, connectionTimeout = 3_000, statementTimeout = 5_000 } = options;
  return new FailSafePool(client, {
    ...readPostgresUrl(options.url),
    application_name: "journeyc",
    max: maximumConnections,
    connectionTimeoutMillis: connectionTimeout,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout,
    query_timeout: statementTimeout + GRACE,
    types: { getTypeParser: typeParsers(client) },
  });
}

/** Counters and times are far below 2^53; pg would give them as strings. */
function typeParsers({ types }: PostgresClient): typeof types.getTypeParser {
  return (id: number, format?: "text" | "binary") =>
    id === types.builtins.INT8 ? Number : types.getTypeParser(id, format as "text");
}
