import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Directory } from "../../../runtime/directory/directory.ts";
import { SealedDevices } from "../../../runtime/directory/sealed-devices.ts";
import { Sealer } from "../../../runtime/session/seal.ts";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { Client } from "pg";
import { expect, test } from "vitest";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { temporaryFolder } from "./backends.ts";
import { USER, someone, user } from "./resources.ts";

const NEEDLE = "needle-in-a-haystack";
const MARKER = "marker-in-the-open";

/** Uses passwords, answers and devices with the needle in every way there is. */
async function useNeedles(directory: Directory): Promise<void> {
  await directory.open([user]);
  const kba = (answer: string) => [{ questionId: "pet", answer }];
  const attributes = someone({
    password: `${NEEDLE}-1`,
    kbaInfo: kba(`${NEEDLE}-1`),
    givenName: MARKER,
  });
  const name = String(attributes["userName"]);
  const { id } = await directory.create(USER, attributes);
  await directory.patch(USER, id, { password: `${NEEDLE}-2` });
  await directory.verifyPassword(USER, "userName", name, `${NEEDLE}-2`);
  await directory.verifyPassword(USER, "userName", name, `${NEEDLE}-wrong`);
  await directory.verifyPassword(USER, "userName", `${NEEDLE}-unknown`, `${NEEDLE}-wrong`);
  await directory.patch(USER, id, { kbaInfo: kba(`${NEEDLE}-2`) });
  await directory.patch(USER, id, { kbaInfo: kba(`${NEEDLE}-4`), sn: "" }).catch(() => undefined);
  await directory.verifyAnswers(USER, "userName", name, [
    { question: { questionId: "pet" }, answer: `${NEEDLE}-2` },
  ]);
  const sealer = new Sealer(["a-key-at-rest-0123456789-abcdefghijklmnop"], "devices", "alpha");
  const devices = new SealedDevices({ directory, sealer, now: () => 0 });
  const data = { secret: `${NEEDLE}-1` };
  const recoveryCodes = [`${NEEDLE}-1`, `${NEEDLE}-2`];
  const device = { kind: "oath" as const, name: `${NEEDLE}-1`, data, handle: NEEDLE };
  await devices.add({ resource: USER, id }, { ...device, recoveryCodes });
  await devices.useRecoveryCode({ resource: USER, id }, "oath", `${NEEDLE}-1`);
  await directory.check(USER, { password: `${NEEDLE}-3`, kbaInfo: kba(`${NEEDLE}-3`) });
  await directory.patch(USER, id, { password: `${NEEDLE}-4`, sn: "" }).catch(() => undefined);
  await directory.create(USER, { ...attributes, password: `${NEEDLE}-5` }).catch(() => undefined);
}

test("no byte of a password is in SQLite's file, log or shared memory", async () => {
  const folder = temporaryFolder();
  const directory = sqliteDirectory({ path: join(folder, "rest.db") });
  await useNeedles(directory);
  // Before the log is emptied by closing.
  const files = readdirSync(folder);
  expect(files.toSorted()).toEqual(["rest.db", "rest.db-shm", "rest.db-wal"]);
  const bytes = files.map((file) => readFileSync(join(folder, file), "latin1")).join("");
  await directory.close();
  const afterwards = readFileSync(join(folder, "rest.db"), "latin1");
  expect([bytes.includes(MARKER), afterwards.includes(MARKER)]).toEqual([true, true]);
  expect([bytes.includes(NEEDLE), afterwards.includes(NEEDLE)]).toEqual([false, false]);
  rmSync(folder, { recursive: true });
});

test("no table of PostgreSQL has a password in it", async () => {
  const url = await createPostgresDatabase();
  const directory = postgresDirectory({ url });
  await useNeedles(directory);
  await directory.close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
  );
  let dump = "";
  for (const { name } of tables.rows) {
    const { rows } = await client.query(`select t::text as row from ${name} t`);
    dump += JSON.stringify(rows);
  }
  await client.end();
  expect(dump).toContain(MARKER);
  expect(dump).toContain("$argon2id$");
  expect(dump).not.toContain(NEEDLE);
});
