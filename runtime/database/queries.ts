import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type Tablespace = Kysely<Tables>;

/**
 * Where queries run: in a database, each for itself, or in a transaction of it. What a method rejects with is a
 * DatabaseFailure, or what `work` threw itself.
 */
export interface Queries {
  /** For what changes nothing. */
  read<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result>;
  /** For a change by one statement. */
  write<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result>;
  /** For a change by several statements: all of them, or none. */
  transact<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result>;
}
