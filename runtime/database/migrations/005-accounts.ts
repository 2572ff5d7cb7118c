import type { Kysely } from "kysely";

/** Sessions by their users, and when a password was last set. Of passwords from before nobody knows it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const schema = database.schema;
  await schema
    .createIndex("journeyc_session_user")
    .on("journeyc_session")
    .column("user_id")
    .execute();
  await schema.alterTable("journeyc_object").addColumn("password_set_at", "bigint").execute();
}
