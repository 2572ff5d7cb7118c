import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { temporaryFolder } from "./backends.ts";
import { startScript, untilEnd } from "./child-process.ts";
import { USER, someone, user } from "./resources.ts";

const NAMES = ["one", "two", "three"];
const MIGRATIONS = [
  "001-managed-objects",
  "002-steps-and-sessions",
  "003-attempts",
  "004-waiting-runs",
  "005-accounts",
  "006-creation-times",
  "007-session-properties",
  "008-devices",
];

/** Lets processes open one new database at the same moment; answers what they printed. */
async function openAtOnce(database: string): Promise<string[]> {
  const ended = await Promise.all(
    NAMES.map((name) => untilEnd(startScript("open.script.ts", [database, name]))),
  );
  return ended.map(({ code, output }) => {
    expect(code, output).toBe(0);
    return output.trim().split("\n").at(-1) ?? "";
  });
}

describe("processes that open a new database at once", () => {
  test("migrate a SQLite file once, and claim a step once", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "new/data/journeyc.db");
    const printed = await openAtOnce(path);
    expect(printed.toSorted()).toEqual(["claimed", "late", "late"]);
    const database = new DatabaseSync(path);
    const migrations = database.prepare("select name from journeyc_migration order by name").all();
    expect(migrations.map(({ name }) => name)).toEqual(MIGRATIONS);
    expect(database.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
    expect(statSync(join(folder, "new/data")).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const directory = sqliteDirectory({ path });
    await directory.open([user]);
    for (const name of NAMES) expect(await directory.find(USER, "userName", name)).toBeDefined();
    await directory.close();
    rmSync(folder, { recursive: true });
  });

  test("of what was stored before its age was kept, a migrated SQLite file knows none", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "old.db");
    const attributes = someone({ userName: "ada", password: "correct horse battery" });
    const before = sqliteDirectory({ path });
    await before.open([user]);
    const { id } = await before.create(USER, attributes);
    await before.close();
    const database = new DatabaseSync(path);
    database.exec(`
      drop table journeyc_device;
      drop index journeyc_session_user;
      alter table journeyc_object drop column password_set_at;
      alter table journeyc_object drop column created_at;
      alter table journeyc_session drop column idle_milliseconds;
      alter table journeyc_session drop column properties;
      delete from journeyc_migration where name >= '005';
    `);
    database.close();
    const after = sqliteDirectory({ path });
    await after.open([user]);
    const verified = await after.verifyPassword(USER, "userName", "ada", "correct horse battery");
    expect(verified).toMatchObject({ id, hasPassword: true });
    expect(verified?.passwordSetAt).toBeUndefined();
    expect(verified?.createdAt).toBeUndefined();
    const changes = { password: "correct horse battery" };
    expect((await after.patch(USER, id, changes)).passwordSetAt).toBeUndefined();
    const confirmed = await after.patch(USER, id, changes, { confirmed: true });
    expect(confirmed.passwordSetAt).toBeGreaterThan(0);
    expect(confirmed.createdAt).toBeUndefined();
    expect((await after.create(USER, someone())).createdAt).toBeGreaterThan(0);
    await after.close();
    rmSync(folder, { recursive: true });
  });

  test("migrate a PostgreSQL database once, and claim a step once", async () => {
    const url = await createPostgresDatabase();
    const printed = await openAtOnce(url);
    expect(printed.toSorted()).toEqual(["claimed", "late", "late"]);
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("select name from journeyc_migration order by name");
    await client.end();
    expect(rows).toEqual(MIGRATIONS.map((name) => ({ name })));
    const directory = postgresDirectory({ url });
    await directory.open([user]);
    for (const name of NAMES) expect(await directory.find(USER, "userName", name)).toBeDefined();
    await directory.close();
  });
});

test("the devices of a user go when the user goes", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "devices.db");
  const directory = sqliteDirectory({ path });
  await directory.open([user]);
  const { id } = await directory.create(USER, someone());
  const inserted = await directory.devices?.insert({
    id: "device",
    owner: { resource: USER, id },
    kind: "oath",
    handle: undefined,
    version: 1,
    sealed: "",
    createdAt: 0,
    lastUsedAt: undefined,
  });
  expect(inserted).toBe(true);
  await directory.close();
  const database = new DatabaseSync(path);
  database.exec("pragma foreign_keys = on; delete from journeyc_object;");
  expect(database.prepare("select * from journeyc_device").all()).toEqual([]);
  database.close();
  rmSync(folder, { recursive: true });
});
