import type { Selectable } from "kysely";
import type { Queries, Tablespace } from "../database/queries.ts";
import type { Tables } from "../database/tables.ts";
import { asDirectoryError } from "./database-errors.ts";
import type { DeviceKind, DeviceOwner, DeviceRecord, DeviceStorage } from "./device-storage.ts";

/** Devices in SQLite or PostgreSQL. The database removes those of a user who is deleted. */
export class SqlDevices implements DeviceStorage {
  readonly #queries: Queries;
  readonly #locksRows: boolean;

  /** @param locksRows whether several transactions change rows at the same time */
  constructor(queries: Queries, locksRows: boolean) {
    this.#queries = queries;
    this.#locksRows = locksRows;
  }

  list(owner: DeviceOwner, kind: DeviceKind): Promise<readonly DeviceRecord[]> {
    return asDirectoryError(
      this.#queries.read(async (tables) => {
        const rows = await tables
          .selectFrom("journeyc_device")
          .selectAll()
          .where("owner_id", "=", owner.id)
          .where("resource", "=", owner.resource)
          .where("kind", "=", kind)
          .orderBy("created_at")
          .orderBy("id")
          .execute();
        return rows.map(toRecord);
      }),
    );
  }

  find(kind: DeviceKind, handle: string): Promise<DeviceRecord | undefined> {
    return asDirectoryError(
      this.#queries.read(async (tables) => {
        const row = await tables
          .selectFrom("journeyc_device")
          .selectAll()
          .where("kind", "=", kind)
          .where("handle", "=", handle)
          .executeTakeFirst();
        return row && toRecord(row);
      }),
    );
  }

  insert(device: DeviceRecord, most?: number): Promise<boolean> {
    const { id, owner, kind, handle, version, sealed, createdAt, lastUsedAt } = device;
    return asDirectoryError(
      this.#queries.transact(async (tables) => {
        const user = await tables
          .selectFrom("journeyc_object")
          .select("id")
          .where("id", "=", owner.id)
          .where("resource", "=", owner.resource)
          // Whoever else counts this user's devices waits; whoever only names the user does not.
          .$if(this.#locksRows && most !== undefined, (rows) => rows.forNoKeyUpdate())
          .executeTakeFirst();
        if (!user) return false;
        if (most !== undefined && (await countOf(tables, device)) >= most) return false;
        const row = await tables
          .insertInto("journeyc_device")
          .values({
            id,
            resource: owner.resource,
            owner_id: owner.id,
            kind,
            handle: handle ?? null,
            version,
            sealed,
            created_at: createdAt,
            last_used_at: lastUsedAt ?? null,
          })
          .onConflict((conflict) => conflict.columns(["kind", "handle"]).doNothing())
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    );
  }

  replace(previous: DeviceRecord, next: DeviceRecord): Promise<boolean> {
    return asDirectoryError(
      this.#queries.write(async (tables) => {
        const row = await tables
          .updateTable("journeyc_device")
          .set({
            version: next.version,
            sealed: next.sealed,
            last_used_at: next.lastUsedAt ?? null,
          })
          .where("id", "=", previous.id)
          .where("version", "=", previous.version)
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    );
  }

  remove({ id, owner }: Pick<DeviceRecord, "id" | "owner">): Promise<boolean> {
    return asDirectoryError(
      this.#queries.write(async (tables) => {
        const row = await tables
          .deleteFrom("journeyc_device")
          .where("id", "=", id)
          .where("owner_id", "=", owner.id)
          .where("resource", "=", owner.resource)
          .returning("id")
          .executeTakeFirst();
        return row !== undefined;
      }),
    );
  }
}

async function countOf(
  tables: Tablespace,
  { owner, kind }: Pick<DeviceRecord, "owner" | "kind">,
): Promise<number> {
  const rows = await tables
    .selectFrom("journeyc_device")
    .select("id")
    .where("owner_id", "=", owner.id)
    .where("resource", "=", owner.resource)
    .where("kind", "=", kind)
    .execute();
  return rows.length;
}

function toRecord(row: Selectable<Tables["journeyc_device"]>): DeviceRecord {
  return {
    id: row.id,
    owner: { resource: row.resource, id: row.owner_id },
    // Written by `insert` alone.
    kind: row.kind as DeviceKind,
    handle: row.handle ?? undefined,
    version: row.version,
    sealed: row.sealed,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
  };
}
