import { Rollback } from "../database/database.ts";
import type { Tablespace } from "../database/queries.ts";
import { IdentifierTaken, type Identifiers } from "./object-storage.ts";

interface Owner {
  readonly id: string;
  readonly resource: string;
}

/**
 * Stores identifiers of an object; the primary key decides between concurrent ones.
 * @throws Rollback with IdentifierTaken
 */
export async function addIdentifiers(
  tables: Tablespace,
  owner: Owner,
  identifiers: Identifiers,
): Promise<void> {
  if (identifiers.size === 0) return;
  const added = await insertFree(tables, owner, identifiers);
  const taken = [...identifiers.keys()].filter((attribute) => !added.has(attribute));
  if (taken.length > 0) throw new Rollback(new IdentifierTaken(taken));
}

/** @throws Rollback with IdentifierTaken */
export async function replaceIdentifiers(
  tables: Tablespace,
  owner: Owner,
  identifiers: Identifiers,
): Promise<void> {
  const rows = await tables
    .selectFrom("journeyc_identifier")
    .select(["attribute", "canonical"])
    .where("object_id", "=", owner.id)
    .execute();
  const stale = rows.filter((row) => identifiers.get(row.attribute) !== row.canonical);
  for (const { attribute } of stale) {
    await tables
      .deleteFrom("journeyc_identifier")
      .where("object_id", "=", owner.id)
      .where("attribute", "=", attribute)
      .execute();
  }
  const kept = new Map(rows.map((row) => [row.attribute, row.canonical]));
  const fresh = [...identifiers].filter(([attribute, text]) => kept.get(attribute) !== text);
  await addIdentifiers(tables, owner, new Map(fresh));
}

/** The attributes whose identifiers nobody had. */
async function insertFree(
  tables: Tablespace,
  { id, resource }: Owner,
  identifiers: Identifiers,
): Promise<ReadonlySet<string>> {
  const rows = await tables
    .insertInto("journeyc_identifier")
    .values(
      [...identifiers].map(([attribute, canonical]) => ({
        resource,
        attribute,
        canonical,
        object_id: id,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("attribute")
    .execute();
  return new Set(rows.map((row) => row.attribute));
}
