import { createHash } from "node:crypto";
import type { Tablespace } from "../database/queries.ts";
import type { ObjectRecord } from "./object-storage.ts";

/** What an attribute's value is looked up by: of one size, so that values of any length fit an index. */
export function valueDigest(attribute: string, value: string): string {
  return createHash("sha256")
    .update(JSON.stringify([attribute, value]))
    .digest("base64url");
}

export async function addValues(tables: Tablespace, record: ObjectRecord): Promise<void> {
  await insertDigests(tables, record, [...digestsOf(record)]);
}

export async function replaceValues(
  tables: Tablespace,
  previous: ObjectRecord,
  next: ObjectRecord,
): Promise<void> {
  const before = digestsOf(previous);
  const after = digestsOf(next);
  const stale = [...before].filter((digest) => !after.has(digest));
  if (stale.length > 0) {
    await tables
      .deleteFrom("journeyc_value")
      .where("object_id", "=", next.id)
      .where("digest", "in", stale)
      .execute();
  }
  const fresh = [...after].filter((digest) => !before.has(digest));
  await insertDigests(tables, next, fresh);
}

function digestsOf(record: ObjectRecord): ReadonlySet<string> {
  const texts = Object.entries(record.attributes).flatMap(([attribute, value]) =>
    typeof value === "string" ? [valueDigest(attribute, value)] : [],
  );
  return new Set(texts);
}

async function insertDigests(
  tables: Tablespace,
  { id, resource }: ObjectRecord,
  digests: readonly string[],
): Promise<void> {
  if (digests.length === 0) return;
  await tables
    .insertInto("journeyc_value")
    .values(digests.map((digest) => ({ object_id: id, resource, digest })))
    .execute();
}
