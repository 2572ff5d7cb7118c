import type { Kysely } from "kysely";

/** Runs that wait on the server. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const schema = database.schema;
  await schema
    .createTable("journeyc_waiting_run")
    .addColumn("id_hash", "text", (column) => column.primaryKey())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("journeyc_waiting_run_expiry")
    .on("journeyc_waiting_run")
    .column("expires_at")
    .execute();
}
