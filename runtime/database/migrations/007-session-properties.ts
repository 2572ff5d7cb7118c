import type { Kysely } from "kysely";

/** What journeys give to their sessions: properties, and how long they live unused. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("journeyc_session").addColumn("idle_milliseconds", "bigint").execute();
  await schema.alterTable("journeyc_session").addColumn("properties", "text").execute();
}
