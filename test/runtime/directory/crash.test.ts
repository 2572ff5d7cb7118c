import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "./backends.ts";
import { startScript, untilEnd } from "./child-process.ts";
import { USER, someone, user } from "./resources.ts";

const ROUNDS = 5;

let folder = "";
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets a process write, kills it in the middle, and answers the ids whose writes it had acknowledged. */
async function writeUntilKilled(path: string): Promise<string[]> {
  const child = startScript("write.script.ts", [path]);
  const ended = untilEnd(child);
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  await sleep(20 + Math.random() * 80);
  child.kill("SIGKILL");
  const { signal, output } = await ended;
  expect(signal, output).toBe("SIGKILL");
  // A last line without its end was cut.
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split(" ", 1)[0] ?? "");
}

/** Objects whose rows do not belong together: an identifier that is missing or too many, half a patch. */
function tornRows(path: string): unknown[] {
  const database = new DatabaseSync(path);
  expect(database.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
  expect(database.prepare("pragma foreign_key_check").all()).toEqual([]);
  const torn = database
    .prepare(
      `select id, revision from journeyc_object where
        (select count(*) from journeyc_identifier where object_id = id) <> revision
        or (select count(*) from journeyc_value where object_id = id) <> 2 + revision
        or json_extract(attributes, '$.givenName') <> iif(revision = 1, 'created', 'patched')
        or login_count > revision - 1`,
    )
    .all();
  database.close();
  return torn;
}

test(`SQLite is whole after ${ROUNDS} times kill -9 of a writer, and has all that was acknowledged`, async () => {
  const path = join(folder, "crash.db");
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = await writeUntilKilled(path);
    expect(tornRows(path)).toEqual([]);
    const directory = sqliteDirectory({ path });
    await directory.open([user]);
    for (const id of ids) {
      expect(await directory.read(USER, id)).toMatchObject({ revision: 2, loginCount: 1 });
    }
    await directory.create(USER, someone());
    await directory.close();
    rmOwn(path);
    acknowledged += ids.length;
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS);
});

/** Takes this process's own object away again: it has none of the writer's values. */
function rmOwn(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(
    "delete from journeyc_object where json_extract(attributes, '$.givenName') is null",
  );
  database.close();
}
