import type { Insertable, Selectable } from "kysely";
import { BuiltQuery } from "../database/built-query.ts";
import type { Database } from "../database/database.ts";
import { DatabaseTransaction } from "../database/database-transaction.ts";
import type { Queries, Tablespace } from "../database/queries.ts";
import type { StepTransaction } from "../database/step-transaction.ts";
import type { Tables } from "../database/tables.ts";
import { asDirectoryError } from "./database-errors.ts";
import type { DeviceStorage } from "./device-storage.ts";
import type { Identifiers, ObjectRecord, ObjectStorage, StoredResource } from "./object-storage.ts";
import { SqlDevices } from "./sql-devices.ts";
import { addIdentifiers, replaceIdentifiers } from "./sql-identifiers.ts";
import { reindexIdentifiers } from "./sql-reindex.ts";
import { addValues, replaceValues, valueDigest } from "./sql-values.ts";

/** Managed objects in SQLite or PostgreSQL. */
export class SqlStorage implements ObjectStorage {
  readonly #database: Database;
  readonly #queries: Queries;

  /** @param queries where they run, when not in the database itself */
  constructor(database: Database, queries: Queries = database) {
    this.#database = database;
    this.#queries = queries;
  }

  get devices(): DeviceStorage {
    return new SqlDevices(this.#queries, this.#database.locksRows);
  }

  async open(resources: readonly StoredResource[]): Promise<void> {
    await asDirectoryError(this.#database.open());
    try {
      await this.#read(async (tables) => {
        for (const resource of resources) await reindexIdentifiers(tables, resource);
      });
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  read(resource: string, id: string): Promise<ObjectRecord | undefined> {
    return this.#read(async (tables) => {
      const row = await objectById.first(tables, { resource, id });
      return row && toRecord(row);
    });
  }

  findByIdentifier(
    resource: string,
    attribute: string,
    canonical: string,
  ): Promise<ObjectRecord | undefined> {
    return this.#read(async (tables) => {
      const row = await objectByIdentifier.first(tables, { resource, attribute, canonical });
      return row && toRecord(row);
    });
  }

  findByValue(
    resource: string,
    attribute: string,
    value: string,
  ): Promise<ObjectRecord | undefined> {
    return this.#read(async (tables) => {
      const rows = await selectObject(tables, resource)
        .where("id", "in", (query) =>
          query
            .selectFrom("journeyc_value")
            .select("object_id")
            .where("resource", "=", resource)
            .where("digest", "=", valueDigest(attribute, value)),
        )
        .limit(2)
        .execute();
      const [first, second] = rows;
      return first && !second ? toRecord(first) : undefined;
    });
  }

  insert(record: ObjectRecord, identifiers: Identifiers): Promise<void> {
    return this.#transact(async (tables) => {
      await tables.insertInto("journeyc_object").values(toRow(record)).execute();
      await addIdentifiers(tables, record, identifiers);
      await addValues(tables, record);
    });
  }

  replace(
    previous: ObjectRecord,
    next: ObjectRecord,
    identifiers: Identifiers,
  ): Promise<ObjectRecord | undefined> {
    return this.#transact(async (tables) => {
      const { revision, attributes, password_hash, password_set_at } = toRow(next);
      const row = await tables
        .updateTable("journeyc_object")
        .set({ revision, attributes, password_hash, password_set_at })
        .where("id", "=", previous.id)
        .where("resource", "=", previous.resource)
        .where("revision", "=", previous.revision)
        .returningAll()
        .executeTakeFirst();
      if (!row) return undefined;
      await replaceIdentifiers(tables, next, identifiers);
      await replaceValues(tables, previous, next);
      return toRecord(row);
    });
  }

  replacePasswordHash(record: ObjectRecord, passwordHash: string): Promise<void> {
    return this.#write(async (tables) => {
      await tables
        .updateTable("journeyc_object")
        .set({ password_hash: passwordHash })
        .where("id", "=", record.id)
        .where("password_hash", "=", record.passwordHash ?? "")
        .execute();
    });
  }

  incrementLoginCount(resource: string, id: string): Promise<ObjectRecord | undefined> {
    return this.#write(async (tables) => {
      const row = await oneLoginMore.first(tables, { resource, id });
      return row && toRecord(row);
    });
  }

  probe(): Promise<void> {
    return asDirectoryError(this.#database.probe());
  }

  close(): Promise<void> {
    return asDirectoryError(this.#database.close());
  }

  begin(): { readonly storage: ObjectStorage; readonly transaction: StepTransaction } {
    const transaction = new DatabaseTransaction(this.#database);
    return { storage: new SqlStorage(this.#database, transaction), transaction };
  }

  #read<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return asDirectoryError(this.#queries.read(work));
  }

  #write<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return asDirectoryError(this.#queries.write(work));
  }

  #transact<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return asDirectoryError(this.#queries.transact(work));
  }
}

interface ById extends Readonly<Record<string, string>> {
  readonly resource: string;
  readonly id: string;
}

interface ByIdentifier extends Readonly<Record<string, string>> {
  readonly resource: string;
  readonly attribute: string;
  readonly canonical: string;
}

const objectById = new BuiltQuery((tables, { resource, id }: ById) =>
  selectObject(tables, resource).where("id", "=", id),
);

const objectByIdentifier = new BuiltQuery(
  (tables, { resource, attribute, canonical }: ByIdentifier) =>
    selectObject(tables, resource).where("id", "=", (query) =>
      query
        .selectFrom("journeyc_identifier")
        .select("object_id")
        .where("resource", "=", resource)
        .where("attribute", "=", attribute)
        .where("canonical", "=", canonical),
    ),
);

const oneLoginMore = new BuiltQuery((tables, { resource, id }: ById) =>
  tables
    .updateTable("journeyc_object")
    .set((expression) => ({ login_count: expression("login_count", "+", 1) }))
    .where("id", "=", id)
    .where("resource", "=", resource)
    .returningAll(),
);

function selectObject(tables: Tablespace, resource: string) {
  return tables.selectFrom("journeyc_object").selectAll().where("resource", "=", resource);
}

function toRow(record: ObjectRecord): Insertable<Tables["journeyc_object"]> {
  const { id, resource, revision, attributes, passwordHash, passwordSetAt, loginCount } = record;
  return {
    id,
    resource,
    revision,
    attributes: JSON.stringify(attributes),
    password_hash: passwordHash ?? null,
    password_set_at: passwordSetAt ?? null,
    login_count: loginCount,
    created_at: record.createdAt ?? null,
  };
}

function toRecord(row: Selectable<Tables["journeyc_object"]>): ObjectRecord {
  return {
    id: row.id,
    resource: row.resource,
    revision: row.revision,
    // Written by `toRow` alone.
    attributes: JSON.parse(row.attributes) as ObjectRecord["attributes"],
    passwordHash: row.password_hash ?? undefined,
    passwordSetAt: row.password_set_at ?? undefined,
    loginCount: row.login_count,
    createdAt: row.created_at ?? undefined,
  };
}
