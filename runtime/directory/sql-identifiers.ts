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
  const taken = [...identifiers]
    .filter(([attribute, texts]) => texts.some((text) => !added.get(attribute)?.has(text)))
    .map(([attribute]) => attribute);
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
  const stale = rows.filter((row) => !identifiers.get(row.attribute)?.includes(row.canonical));
  for (const { attribute, canonical } of stale) {
    await tables
      .deleteFrom("journeyc_identifier")
      .where("object_id", "=", owner.id)
      .where("attribute", "=", attribute)
      .where("canonical", "=", canonical)
      .execute();
  }
  const kept = textsByAttribute(rows);
  const fresh = [...identifiers].flatMap(([attribute, texts]) => {
    const others = texts.filter((text) => !kept.get(attribute)?.has(text));
    return others.length === 0 ? [] : [[attribute, others] as const];
  });
  await addIdentifiers(tables, owner, new Map(fresh));
}

/** The identifiers that nobody had. */
async function insertFree(
  tables: Tablespace,
  { id, resource }: Owner,
  identifiers: Identifiers,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tables
    .insertInto("journeyc_identifier")
    .values(
      [...identifiers].flatMap(([attribute, texts]) =>
        texts.map((canonical) => ({ resource, attribute, canonical, object_id: id })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(["attribute", "canonical"])
    .execute();
  return textsByAttribute(rows);
}

function textsByAttribute(
  rows: readonly { readonly attribute: string; readonly canonical: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { attribute, canonical } of rows)
    texts.set(attribute, (texts.get(attribute) ?? new Set()).add(canonical));
  return texts;
}
