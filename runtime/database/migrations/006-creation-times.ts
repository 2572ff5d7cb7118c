import type { Kysely } from "kysely";

/** When an object was created. Of objects from before nobody knows it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable("journeyc_object").addColumn("created_at", "bigint").execute();
}
