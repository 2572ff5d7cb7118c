import type { Kysely } from "kysely";

/** Devices of users, which go when their user goes. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("journeyc_device")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("owner_id", "text", (column) =>
      column.notNull().references("journeyc_object.id").onDelete("cascade"),
    )
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("handle", "text")
    .addColumn("version", "bigint", (column) => column.notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_used_at", "bigint")
    .addUniqueConstraint("journeyc_device_handle", ["kind", "handle"])
    .execute();
  await schema
    .createIndex("journeyc_device_owner")
    .on("journeyc_device")
    .column("owner_id")
    .execute();
}
