import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  Kysely,
  QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { settlesWithin } from "../deadlines/settles-within.ts";
import type { QueryBuilder } from "./database.ts";
import { retryWhileBusy } from "./sqlite-busy.ts";

/** Kysely over Node's own SQLite: one connection, one user of it at a time. */
export class NodeSqliteDialect implements Dialect {
  readonly #kysely: QueryBuilder;
  readonly #database: DatabaseSync;
  readonly #busyTimeout: number;
  readonly #isInPlace: () => boolean;

  /**
   * @param busyTimeout milliseconds to wait for another connection's write to end, and for one's turn here
   * @param isInPlace whether the file that was opened is still the one that the next process would open
   */
  constructor(
    kysely: QueryBuilder,
    database: DatabaseSync,
    busyTimeout: number,
    isInPlace: () => boolean,
  ) {
    this.#kysely = kysely;
    this.#database = database;
    this.#busyTimeout = busyTimeout;
    this.#isInPlace = isInPlace;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#kysely, this.#database, this.#busyTimeout, this.#isInPlace);
  }

  createAdapter(): SqliteAdapter {
    return transactionalAdapter(this.#kysely);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new this.#kysely.SqliteQueryCompiler();
  }

  createIntrospector(database: Kysely<unknown>): SqliteIntrospector {
    return new this.#kysely.SqliteIntrospector(database);
  }
}

/** SQLite can undo DDL; with that the migrations are one transaction, which makes concurrent starters wait. */
function transactionalAdapter({ SqliteAdapter }: QueryBuilder): SqliteAdapter {
  return new (class extends SqliteAdapter {
    override get supportsTransactionalDdl(): boolean {
      return true;
    }

    /**
     * There is one, but the driver puts its users in a line itself: Kysely's own line has no end to the wait, and would
     * stand still for ever after an error of `acquireConnection`.
     */
    override get supportsMultipleConnections(): boolean {
      return true;
    }
  })();
}

class NodeSqliteDriver implements Driver {
  readonly #kysely: QueryBuilder;
  readonly #database: DatabaseSync;
  readonly #connection: NodeSqliteConnection;
  readonly #busyTimeout: number;
  readonly #isInPlace: () => boolean;
  /** Settles when the last in line gives the connection back. */
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(
    kysely: QueryBuilder,
    database: DatabaseSync,
    busyTimeout: number,
    isInPlace: () => boolean,
  ) {
    this.#kysely = kysely;
    this.#database = database;
    this.#busyTimeout = busyTimeout;
    this.#isInPlace = isInPlace;
    this.#connection = new NodeSqliteConnection(database, busyTimeout);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    if (!(await settlesWithin(before, this.#busyTimeout))) {
      // Whoever stands behind waits for those in front only.
      void before.then(resolve);
      throw new SqliteFailure(SQLITE_BUSY, "database is locked");
    }
    // SQLite would write on into a file that is deleted, and all of it would be lost with the process.
    if (!this.#isInPlace()) {
      resolve();
      throw new SqliteFailure(SQLITE_READONLY_DBMOVED, "database file was moved or deleted");
    }
    this.#release = resolve;
    return this.#connection;
  }

  /** `immediate`: a transaction that became a writer later could fail although it had waited. */
  async beginTransaction(): Promise<void> {
    await this.#run("begin immediate");
  }

  async commitTransaction(): Promise<void> {
    await this.#run("commit");
  }

  /** After a full disk and the like SQLite has done so by itself, and says that it cannot: the first error is the one to tell. */
  async rollbackTransaction(): Promise<void> {
    await this.#run("rollback").catch(() => undefined);
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async destroy(): Promise<void> {
    await this.#last;
    this.#database.close();
  }

  async #run(statement: string): Promise<void> {
    await this.#connection.executeQuery(this.#kysely.CompiledQuery.raw(statement));
  }
}

/** https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_READONLY_DBMOVED = 1032;

/** Looks like an error of `node:sqlite`. */
class SqliteFailure extends Error {
  readonly errcode: number;
  readonly errstr: string;

  constructor(errcode: number, errstr: string) {
    super(errstr);
    this.errcode = errcode;
    this.errstr = errstr;
  }
}

/** More than the directory and the store have; an app's own queries push out what was used longest ago. */
const statementsKept = 100;

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #busyTimeout: number;
  /** Preparing a statement costs several times as much as running it. The one used last is the last. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync, busyTimeout: number) {
    this.#database = database;
    this.#busyTimeout = busyTimeout;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return retryWhileBusy(() => this.#execute(query), this.#busyTimeout);
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  #execute<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepared(query.sql);
    // What Kysely passes was compiled from values that node:sqlite takes; it refuses others itself.
    const parameters = query.parameters as readonly SQLInputValue[];
    // The rows' type is Kysely's, derived from the query.
    if (returnsRows(query)) return { rows: statement.all(...parameters) as Row[] };
    const { changes } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  #prepared(text: string): StatementSync {
    const known = this.#statements.get(text);
    const statement = known ?? this.#database.prepare(text);
    if (known) this.#statements.delete(text);
    else if (this.#statements.size >= statementsKept)
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest);
        break;
      }
    this.#statements.set(text, statement);
    return statement;
  }
}

/** Node 22.13 has no `StatementSync.columns()` to ask. */
function returnsRows({ query }: CompiledQuery): boolean {
  return (
    query.kind === "SelectQueryNode" ||
    query.kind === "RawNode" ||
    ("returning" in query && query.returning !== undefined)
  );
}
