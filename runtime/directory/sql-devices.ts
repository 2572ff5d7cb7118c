import type { Selectable } from "kysely";
import type { Queries } from "../database/queries.ts";
import type { Tables } from "../database/tables.ts";
import { asDirectoryError } from "./database-errors.ts";
import type { DeviceKind, DeviceOwner, DeviceRecord, DeviceStorage } from "./device-storage.ts";

/** Devices in SQLite or PostgreSQL. The database removes those of a user who is deleted. */
export class SqlDevices implements DeviceStorage {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    this.#queries = queries;
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

  insert(device: DeviceRecord): Promise<boolean> {
    const { id, owner, kind, handle, version, sealed, createdAt, lastUsedAt } = device;
    return asDirectoryError(
      this.#queries.transact(async (tables) => {
        const user = await tables
          .selectFrom("journeyc_object")
          .select("id")
          .where("id", "=", owner.id)
          .where("resource", "=", owner.resource)
          .executeTakeFirst();
        if (!user) return false;
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
