import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { NodeSqliteDialect } from "../../../runtime/database/node-sqlite-dialect.ts";
import * as kysely from "kysely";
import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../directory/backends.ts";

interface Tables {
  item: { id: number; text: string | null };
}

describe("Kysely over node:sqlite", () => {
  let folder = "";
  let path = "";
  let tables: Kysely<Tables>;

  const connect = (busyTimeout: number): Kysely<Tables> =>
    new Kysely<Tables>({
      dialect: new NodeSqliteDialect(kysely, new DatabaseSync(path), busyTimeout, () => true),
    });

  beforeAll(async () => {
    folder = temporaryFolder();
    path = join(folder, "dialect.db");
    tables = connect(1_000);
    await sql`pragma journal_mode = wal`.execute(tables);
    await sql`create table item (id integer primary key, text text)`.execute(tables);
  });
  beforeEach(async () => {
    await tables.deleteFrom("item").execute();
  });
  afterAll(async () => {
    await tables.destroy();
    rmSync(folder, { recursive: true });
  });

  test("answers rows of selects, of returning clauses, and counts of changes", async () => {
    const added = await tables
      .insertInto("item")
      .values([
        { id: 1, text: "a" },
        { id: 2, text: null },
      ])
      .returning(["id", "text"])
      .execute();
    expect(added.map((row) => ({ ...row }))).toEqual([
      { id: 1, text: "a" },
      { id: 2, text: null },
    ]);
    const updated = await tables.updateTable("item").set({ text: "b" }).executeTakeFirstOrThrow();
    expect(updated.numUpdatedRows).toBe(2n);
    const { rows } = await sql<{ n: number }>`select count(*) as n from item`.execute(tables);
    expect(rows[0]?.n).toBe(2);
  });

  test("a transaction that throws leaves nothing behind", async () => {
    const work = tables.transaction().execute(async (transaction) => {
      await transaction.insertInto("item").values({ id: 1, text: "a" }).execute();
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
    expect(await tables.selectFrom("item").selectAll().execute()).toEqual([]);
  });

  test("nobody sees or joins another's transaction on the one connection", async () => {
    const transaction = tables.transaction().execute(async (inside) => {
      await inside.insertInto("item").values({ id: 1, text: "inside" }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("undone");
    });
    const outside = tables.insertInto("item").values({ id: 2, text: "outside" }).execute();
    await expect(transaction).rejects.toThrow("undone");
    await outside;
    const rows = await tables.selectFrom("item").select("id").execute();
    expect(rows.map(({ id }) => id)).toEqual([2]);
  });

  test("waits for another connection's write without blocking this process", async () => {
    const other = new DatabaseSync(path);
    other.exec("begin immediate");
    const write = tables.insertInto("item").values({ id: 1, text: "waited" }).execute();
    // If waiting blocked, this would never run.
    setTimeout(() => other.exec("commit"), 50);
    await write;
    other.close();
    expect(await tables.selectFrom("item").select("id").execute()).toHaveLength(1);
  });

  test("gives up when the other does not end", async () => {
    const impatient = connect(30);
    const other = new DatabaseSync(path);
    other.exec("begin immediate");
    const write = impatient.insertInto("item").values({ id: 1, text: null }).execute();
    await expect(write).rejects.toMatchObject({ errcode: 5 });
    other.exec("rollback");
    other.close();
    await impatient.insertInto("item").values({ id: 1, text: null }).execute();
    await impatient.destroy();
  });
});
