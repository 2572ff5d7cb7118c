import type { Kysely } from "kysely";

/** Counters of guesses. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const schema = database.schema;
  await schema
    .createTable("journeyc_attempt")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("attempts", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("journeyc_attempt_expiry")
    .on("journeyc_attempt")
    .column("expires_at")
    .execute();
}
