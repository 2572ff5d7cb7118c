import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { DirectoryUnavailable, type Directory } from "../../../runtime/directory/directory.ts";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { listen } from "../../support/listen.ts";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { temporaryFolder } from "./backends.ts";
import { USER, someone, user } from "./resources.ts";

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("It worked."),
    (error: unknown) => error,
  );
}

describe("a directory that cannot be used says so", () => {
  test("when nobody listens, the password is wrong, or the database is missing", async () => {
    const url = await createPostgresDatabase();
    const changed = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;
    const urls: readonly [string, RegExp][] = [
      [changed({ port: "1" }), /ECONNREFUSED/],
      [changed({ password: "needle" }), /28P01/],
      [changed({ pathname: "/nothing" }), /3D000/],
    ];
    for (const [broken, reason] of urls) {
      const error = await failure(postgresDirectory({ url: broken }).open([user]));
      expect(error).toBeInstanceOf(DirectoryUnavailable);
      expect(error).toMatchObject({ message: expect.stringMatching(reason) as string });
      const everything = inspect(error, { depth: 10 });
      expect(everything).not.toContain(new URL(url).password);
      expect(everything).not.toContain("needle");
    }
  });

  test("when the server accepts and never answers, within the timeout", async () => {
    const silent = createServer();
    const port = await listen(silent);
    const url = `postgresql://user:needle@127.0.0.1:${port}/x`;
    const error = await failure(postgresDirectory({ url, connectionTimeout: 200 }).open([user]));
    expect(error).toBeInstanceOf(DirectoryUnavailable);
    silent.close();
  });

  test("when its tables are gone, without quoting what was to be stored", async () => {
    const url = await createPostgresDatabase();
    const directory = postgresDirectory({ url });
    await directory.open([user]);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "alter table journeyc_object add constraint c check (length(attributes) < 5)",
    );
    await client.end();
    const attributes = someone({ givenName: "needle", password: "needle needle" });
    const error = await failure(directory.create(USER, attributes));
    expect(error).toBeInstanceOf(DirectoryUnavailable);
    expect(error).toMatchObject({ message: expect.stringContaining("SQLSTATE 23514") as string });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/needle|argon2/);
    await directory.close();
  });

  test("when the server ended its connections, and works again at once", async () => {
    const url = await createPostgresDatabase();
    const directory = postgresDirectory({ url });
    await directory.open([user]);
    const { id } = await directory.create(USER, someone());
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await client.end();
    // A connection may be handed out before its end has been read from the socket.
    const read = (): Promise<unknown> =>
      directory.read(USER, id).catch((error: unknown) => {
        expect(error).toBeInstanceOf(DirectoryUnavailable);
      });
    await expect.poll(read, { interval: 20, timeout: 2_000 }).toMatchObject({ id });
    await directory.close();
  });

  test("when the file is no database, or no file", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "text.db");
    writeFileSync(file, "This is no database, although it is long enough to be one. ".repeat(20));
    mkdirSync(join(folder, "folder.db"));
    for (const path of [file, join(folder, "folder.db"), join(file, "below.db")]) {
      const error = await failure(sqliteDirectory({ path }).open([user]));
      expect(error).toBeInstanceOf(DirectoryUnavailable);
    }
    rmSync(folder, { recursive: true });
  });

  test.each(["read", "find", "incrementLoginCount", "probe"] as const)(
    "when it is closed: %s",
    async (method) => {
      const folder = temporaryFolder();
      const directory: Directory = sqliteDirectory({ path: join(folder, "closed.db") });
      await directory.open([user]);
      const { id } = await directory.create(USER, someone());
      await directory.close();
      await directory.close();
      const calls = {
        read: () => directory.read(USER, id),
        find: () => directory.find(USER, "sn", "x"),
        incrementLoginCount: () => directory.incrementLoginCount(USER, id),
        probe: () => directory.probe?.() ?? Promise.resolve(),
      };
      expect(await failure(calls[method]())).toBeInstanceOf(DirectoryUnavailable);
      rmSync(folder, { recursive: true });
    },
  );

  test("a session store says so, too", async () => {
    const store = postgresStore({ url: "postgresql://user:needle@127.0.0.1:1/x" });
    const error = await failure(store.open());
    expect(error).toMatchObject({ code: "session-store-unavailable" });
    expect(inspect(error, { depth: 10 })).not.toContain("needle");
  });
});
