import type { Kysely } from "kysely";

/** One-time marks of used steps, and sessions. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const schema = database.schema;
  await schema
    .createTable("journeyc_step")
    .addColumn("run", "text", (column) => column.notNull())
    .addColumn("step", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("journeyc_step_unique", ["run", "step"])
    .execute();
  await schema
    .createTable("journeyc_session")
    .addColumn("token_hash", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("user_name", "text", (column) => column.notNull())
    .addColumn("realm", "text", (column) => column.notNull())
    .addColumn("journey", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_used_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  for (const table of ["journeyc_step", "journeyc_session"]) {
    await schema.createIndex(`${table}_expiry`).on(table).column("expires_at").execute();
  }
}
