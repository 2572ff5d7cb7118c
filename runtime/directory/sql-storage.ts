import type { Insertable, Selectable } from "kysely";
import type { Database, Tablespace } from "../database/database.ts";
import { DatabaseFailure } from "../database/database-failure.ts";
import type { Tables } from "../database/tables.ts";
import { DirectoryConflict, DirectoryUnavailable } from "./directory.ts";
import type { Identifiers, ObjectRecord, ObjectStorage, StoredResource } from "./object-storage.ts";
import { addIdentifiers, replaceIdentifiers } from "./sql-identifiers.ts";
import { reindexIdentifiers } from "./sql-reindex.ts";
import { addValues, replaceValues, valueDigest } from "./sql-values.ts";

/** Managed objects in SQLite or PostgreSQL. */
export class SqlStorage implements ObjectStorage {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async open(resources: readonly StoredResource[]): Promise<void> {
    await translate(this.#database.open());
    try {
      await this.#use(async (tables) => {
        for (const resource of resources) await reindexIdentifiers(tables, resource);
      });
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  read(resource: string, id: string): Promise<ObjectRecord | undefined> {
    return this.#use(async (tables) => {
      const row = await selectObject(tables, resource).where("id", "=", id).executeTakeFirst();
      return row && toRecord(row);
    });
  }

  findByIdentifier(
    resource: string,
    attribute: string,
    canonical: string,
  ): Promise<ObjectRecord | undefined> {
    return this.#use(async (tables) => {
      const row = await selectObject(tables, resource)
        .where("id", "=", (query) =>
          query
            .selectFrom("journeyc_identifier")
            .select("object_id")
            .where("resource", "=", resource)
            .where("attribute", "=", attribute)
            .where("canonical", "=", canonical),
        )
        .executeTakeFirst();
      return row && toRecord(row);
    });
  }

  findByValue(
    resource: string,
    attribute: string,
    value: string,
  ): Promise<ObjectRecord | undefined> {
    return this.#use(async (tables) => {
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
    return this.#transaction(async (tables) => {
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
    return this.#transaction(async (tables) => {
      const { revision, attributes, password_hash } = toRow(next);
      const row = await tables
        .updateTable("journeyc_object")
        .set({ revision, attributes, password_hash })
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
    return this.#use(async (tables) => {
      await tables
        .updateTable("journeyc_object")
        .set({ password_hash: passwordHash })
        .where("id", "=", record.id)
        .where("password_hash", "=", record.passwordHash ?? "")
        .execute();
    });
  }

  incrementLoginCount(resource: string, id: string): Promise<number | undefined> {
    return this.#use(async (tables) => {
      const row = await tables
        .updateTable("journeyc_object")
        .set((expression) => ({ login_count: expression("login_count", "+", 1) }))
        .where("id", "=", id)
        .where("resource", "=", resource)
        .returning("login_count")
        .executeTakeFirst();
      return row?.login_count;
    });
  }

  probe(): Promise<void> {
    return translate(this.#database.probe());
  }

  close(): Promise<void> {
    return translate(this.#database.close());
  }

  #use<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return translate(this.#database.use(work));
  }

  #transaction<Result>(work: (tables: Tablespace) => Promise<Result>): Promise<Result> {
    return this.#use((tables) => tables.transaction().execute(work));
  }
}

async function translate<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error;
    if (error.isConflict) throw new DirectoryConflict("Two changes excluded each other.");
    throw new DirectoryUnavailable(`The directory's database failed: ${error.message}.`, {
      cause: error,
    });
  }
}

function selectObject(tables: Tablespace, resource: string) {
  return tables.selectFrom("journeyc_object").selectAll().where("resource", "=", resource);
}

function toRow(record: ObjectRecord): Insertable<Tables["journeyc_object"]> {
  const { id, resource, revision, attributes, passwordHash, loginCount } = record;
  return {
    id,
    resource,
    revision,
    attributes: JSON.stringify(attributes),
    password_hash: passwordHash ?? null,
    login_count: loginCount,
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
    loginCount: row.login_count,
  };
}
