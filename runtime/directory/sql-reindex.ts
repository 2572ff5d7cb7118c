import { Rollback } from "../database/database.ts";
import type { Tablespace } from "../database/queries.ts";
import { JourneyError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { IdentifierTaken, type StoredResource } from "./object-storage.ts";
import { addIdentifiers } from "./sql-identifiers.ts";

const BATCH = 500;

/**
 * Makes the stored identifiers those of today's schema: when an attribute has become unique, existing objects get
 * theirs. Costs one query when nothing has changed.
 * @throws Rollback with JourneyError `directory-duplicate-identifiers`
 */
export async function reindexIdentifiers(
  tables: Tablespace,
  resource: StoredResource,
): Promise<void> {
  if ((await indexedAttributes(tables, resource.name)) === wanted(resource)) return;
  await tables.transaction().execute(async (transaction) => {
    // Writing first makes concurrent starters wait for each other.
    const before = await markIndexed(transaction, resource);
    if (before === wanted(resource)) return;
    await transaction
      .deleteFrom("journeyc_identifier")
      .where("resource", "=", resource.name)
      .execute();
    await indexAll(transaction, resource);
  });
}

async function indexedAttributes(tables: Tablespace, name: string): Promise<string | undefined> {
  const row = await tables
    .selectFrom("journeyc_resource")
    .select("unique_attributes")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.unique_attributes;
}

/** Answers what stood there before. */
async function markIndexed(
  transaction: Tablespace,
  resource: StoredResource,
): Promise<string | undefined> {
  const row = { name: resource.name, unique_attributes: "" };
  await transaction
    .insertInto("journeyc_resource")
    .values(row)
    // Changes nothing, but locks the row.
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ name: resource.name }))
    .execute();
  const before = await indexedAttributes(transaction, resource.name);
  await transaction
    .updateTable("journeyc_resource")
    .set({ unique_attributes: wanted(resource) })
    .where("name", "=", resource.name)
    .execute();
  return before;
}

async function indexAll(transaction: Tablespace, resource: StoredResource): Promise<void> {
  let last = "";
  for (;;) {
    const rows = await transaction
      .selectFrom("journeyc_object")
      .select(["id", "attributes"])
      .where("resource", "=", resource.name)
      .where("id", ">", last)
      .orderBy("id")
      .limit(BATCH)
      .execute();
    for (const row of rows) await indexOne(transaction, resource, row);
    const next = rows.at(-1)?.id;
    if (next === undefined) return;
    last = next;
  }
}

async function indexOne(
  transaction: Tablespace,
  resource: StoredResource,
  row: { readonly id: string; readonly attributes: string },
): Promise<void> {
  // Written by the storage alone.
  const attributes = JSON.parse(row.attributes) as JsonObject;
  const owner = { id: row.id, resource: resource.name };
  try {
    await addIdentifiers(transaction, owner, resource.identifiersOf(attributes));
  } catch (error) {
    throw error instanceof Rollback && error.reason instanceof IdentifierTaken
      ? new Rollback(duplicates(resource.name, error.reason.attributes, row.id))
      : error;
  }
}

function duplicates(resource: string, attributes: readonly string[], id: string): JourneyError {
  return new JourneyError(
    "directory-duplicate-identifiers",
    `The schema of ${resource} makes ${attributes.join(", ")} unique, but object ${id} has the same value as another.`,
    "Change one of the two objects, or take `unique` out of the schema.",
  );
}

function wanted(resource: StoredResource): string {
  return JSON.stringify(resource.uniqueAttributes);
}
