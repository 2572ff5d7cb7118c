import type { ControlledTransaction } from "kysely";
import { type Database, translateFailure } from "./database.ts";
import { DatabaseFailure } from "./database-failure.ts";
import type { Queries, Tablespace } from "./queries.ts";
import type { StepTransaction } from "./step-transaction.ts";
import type { Tables } from "./tables.ts";

type Work<Result> = (tables: Tablespace) => Promise<Result>;

/**
 * How long a transaction may stay open, in milliseconds. It holds a connection (in SQLite the only one) and locks, so
 * what takes longer than any query should is not waited for: what was changed until then is stored.
 */
const holdMilliseconds = 2_000;

/** Changes that are stored together. It begins with the first of them, so that whoever only reads holds nothing. */
export class DatabaseTransaction implements Queries, StepTransaction {
  readonly database: Database;
  #transaction: ControlledTransaction<Tables> | undefined;
  /** What the current part has done: nothing, begun the transaction, or continued it behind a savepoint. */
  #part: "untouched" | "began" | "continued" = "untouched";
  #held: object | undefined;
  #ended = false;
  /** The current part was undone. The node that did it may overlook that, and go on. */
  #undone = false;
  /** The transaction cannot be trusted any more: the connection broke, or a savepoint could not be gone back to. */
  #failure: DatabaseFailure | undefined;
  #line: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.database = database;
  }

  get held(): object | undefined {
    return this.#held;
  }

  read<Result>(work: Work<Result>): Promise<Result> {
    return this.#ofPart(async () => {
      const transaction = this.#transaction;
      if (!transaction) return this.database.read(work);
      try {
        return await translateFailure(() => work(transaction));
      } catch (error) {
        // PostgreSQL refuses everything after a statement that failed.
        if (error instanceof DatabaseFailure) this.#failure = error;
        throw error;
      }
    });
  }

  write<Result>(work: Work<Result>): Promise<Result> {
    if (!this.database.undoesFailedStatements) return this.transact(work);
    return this.#ofPart(async () => {
      const transaction = await this.#begin();
      try {
        return await translateFailure(() => work(transaction));
      } catch (error) {
        // A full disk makes SQLite undo the whole transaction; nothing may be stored outside of one then.
        if (error instanceof DatabaseFailure) this.#failure = error;
        throw error;
      }
    });
  }

  transact<Result>(work: Work<Result>): Promise<Result> {
    return this.#ofPart(async () => {
      const transaction = await this.#begin();
      await this.#run(transaction, "savepoint journeyc_change");
      try {
        const result = await translateFailure(() => work(transaction));
        await this.#run(transaction, "release savepoint journeyc_change");
        return result;
      } catch (error) {
        await this.#run(transaction, "rollback to savepoint journeyc_change");
        throw error;
      }
    });
  }

  /** For the changes that everything ends with: where one of them fails, nothing is stored, and so there is no savepoint. */
  get last(): Queries {
    const all = <Result>(work: Work<Result>): Promise<Result> =>
      this.#inLine(async () => {
        try {
          const transaction = this.#transaction ?? (await this.#begin());
          return await translateFailure(() => work(transaction));
        } catch (error) {
          this.#failure = error instanceof DatabaseFailure ? error : new DatabaseFailure(error);
          throw error;
        }
      });
    return { read: all, write: all, transact: all };
  }

  beginPart(): void {
    this.#part = "untouched";
    this.#undone = false;
  }

  undoPart(): Promise<void> {
    this.#undone = true;
    return this.#inLine(async () => {
      const part = this.#part;
      this.#part = "untouched";
      if (this.#held) this.#held = {};
      if (this.#transaction && part === "began") await this.#rollback();
      else if (this.#transaction && part === "continued")
        await this.#run(this.#transaction, "rollback to savepoint journeyc_part");
    });
  }

  settle(): Promise<void> {
    return this.#inLine(() => this.#store());
  }

  async commit(): Promise<void> {
    await this.#inLine(async () => {
      this.#ended = true;
      await this.#store();
    });
  }

  /** What the server does not hear of, it undoes by itself. */
  async rollback(): Promise<void> {
    this.#ended = true;
    const last = this.#line.catch(() => undefined);
    await last;
    await this.#rollback();
  }

  #ofPart<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#undone
      ? Promise.reject(new DatabaseFailure(new Error("the transaction has ended")))
      : this.#inLine(work);
  }

  #inLine<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = async (): Promise<Result> => {
      if (this.#failure) throw this.#failure;
      if (this.#ended) throw new DatabaseFailure(new Error("the transaction has ended"));
      return work();
    };
    const result = this.#line.then(run, run);
    this.#line = result;
    return result;
  }

  async #begin(): Promise<ControlledTransaction<Tables>> {
    const open = this.#transaction;
    if (open) {
      if (this.#part === "untouched") {
        await this.#run(open, "savepoint journeyc_part");
        this.#part = "continued";
      }
      return open;
    }
    const begun = await this.database.read((tables) => tables.startTransaction().execute());
    this.#transaction = begun;
    this.#held = {};
    this.#part = "began";
    // The next call finds the failure, if there is one.
    this.#timer = setTimeout(() => void this.settle().catch(() => undefined), holdMilliseconds);
    return begun;
  }

  async #store(): Promise<void> {
    const transaction = this.#transaction;
    if (!transaction) return;
    try {
      await translateFailure(() => transaction.commit().execute());
      this.#forget();
    } catch (error) {
      this.#failure = error instanceof DatabaseFailure ? error : new DatabaseFailure(error);
      await this.#rollback();
      throw this.#failure;
    }
  }

  /** Gives the connection back in any case. */
  async #rollback(): Promise<void> {
    const transaction = this.#transaction;
    this.#forget();
    await transaction
      ?.rollback()
      .execute()
      .catch(() => undefined);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#transaction = undefined;
    this.#held = undefined;
    this.#part = "untouched";
  }

  async #run(transaction: ControlledTransaction<Tables>, statement: string): Promise<void> {
    try {
      await this.database.run(transaction, statement);
    } catch (error) {
      this.#failure = new DatabaseFailure(error);
      throw this.#failure;
    }
  }
}
