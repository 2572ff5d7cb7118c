import type { Kysely } from "kysely";

/** Managed objects, their identifiers and the index of their values. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const schema = database.schema;
  await schema
    .createTable("journeyc_object")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("revision", "bigint", (column) => column.notNull())
    .addColumn("attributes", "text", (column) => column.notNull())
    .addColumn("password_hash", "text")
    .addColumn("login_count", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable("journeyc_identifier")
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("attribute", "text", (column) => column.notNull())
    .addColumn("canonical", "text", (column) => column.notNull())
    .addColumn("object_id", "text", (column) =>
      column.notNull().references("journeyc_object.id").onDelete("cascade"),
    )
    .addPrimaryKeyConstraint("journeyc_identifier_unique", ["resource", "attribute", "canonical"])
    .execute();
  await schema
    .createIndex("journeyc_identifier_object")
    .on("journeyc_identifier")
    .column("object_id")
    .execute();
  await schema
    .createTable("journeyc_value")
    .addColumn("object_id", "text", (column) =>
      column.notNull().references("journeyc_object.id").onDelete("cascade"),
    )
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("journeyc_value_object", ["object_id", "digest"])
    .execute();
  await schema
    .createIndex("journeyc_value_digest")
    .on("journeyc_value")
    .columns(["resource", "digest"])
    .execute();
  await schema
    .createTable("journeyc_resource")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("unique_attributes", "text", (column) => column.notNull())
    .execute();
}
