import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient, PoolConfig } from "pg";

/** The package pg, which an app without PostgreSQL need not install. */
export type PostgresClient = typeof import("pg");

/** Milliseconds for connections to say goodbye to a server when the pool ends. */
const GOODBYE = 1_000;

/**
 * pg's pool without the connections that have failed. pg itself gives a connection whose query timed out to the next
 * caller, who then waits behind that query; and an error on a connection in use, between two statements, would end
 * the process.
 */
export class FailSafePool implements PostgresPool {
  readonly #library: PostgresClient;
  readonly #pool: Pool;
  /** Each connection, and whether somebody uses it. */
  readonly #clients = new Map<PoolClient, boolean>();
  #ending = false;

  constructor(library: PostgresClient, config: PoolConfig) {
    this.#library = library;
    this.#pool = new library.Pool(config);
    // A connection that breaks is replaced by the pool; without listeners it would end the process.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => {
      client.on("error", () => undefined);
      this.#clients.set(client, true);
    });
    this.#pool.on("acquire", (client) => this.#clients.set(client, true));
    this.#pool.on("release", (_error, client) => {
      this.#clients.set(client, false);
      if (this.#ending) disconnectSoon(client);
    });
    this.#pool.on("remove", (client) => this.#clients.delete(client));
  }

  /** Kysely reads the settings of the pool here. */
  get options(): object {
    return this.#pool.options;
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect();
    const connection = new Connection(this.#library, client, () => this.#distrustIdle());
    // Without the dialect's option `cursor` Kysely passes no cursors, which is all that is missing.
    return connection as Pick<PostgresPoolClient, "release"> as PostgresPoolClient;
  }

  /** Ends when the last one in use is released. A server that is gone, and acknowledges no goodbye, is not waited for. */
  async end(): Promise<void> {
    this.#ending = true;
    for (const [client, used] of this.#clients) if (!used) disconnectSoon(client);
    await this.#pool.end();
  }

  /** What broke one connection has most likely broken those that are idle, too: they would fail one caller each. */
  #distrustIdle(): void {
    for (const [client, used] of this.#clients) if (!used) disconnect(client);
  }
}

/** A connection in use; after a failure that is not an answer of the server it is never used again. */
class Connection {
  readonly #library: PostgresClient;
  readonly #client: PoolClient;
  readonly #onBroken: () => void;
  #broken: unknown;

  constructor(library: PostgresClient, client: PoolClient, onBroken: () => void) {
    this.#library = library;
    this.#client = client;
    this.#onBroken = onBroken;
  }

  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    // A `rollback` behind a statement that hangs would hang as well.
    if (this.#broken !== undefined) throw this.#broken;
    try {
      // Kysely knows the row's type from the query, and pg's command is one of the texts that it lists.
      return (await this.#client.query(sql, [...parameters])) as never;
    } catch (error) {
      if (endsConnection(this.#library, error)) {
        this.#broken = error;
        this.#onBroken();
      }
      throw error;
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#broken !== undefined);
  }
}

/** Whatever is no answer of the server, and its last words. */
function endsConnection({ DatabaseError }: PostgresClient, error: unknown): boolean {
  return !(error instanceof DatabaseError) || error.severity !== "ERROR";
}

function disconnectSoon(client: PoolClient): void {
  setTimeout(() => disconnect(client), GOODBYE).unref();
}

function disconnect(client: PoolClient): void {
  client.connection.stream.destroy();
}
