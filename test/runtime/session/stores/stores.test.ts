import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { describe, expect, test } from "vitest";
import { createPostgresDatabase } from "../../../support/postgres.ts";
import { redisUrl } from "../../../support/redis.ts";
import { temporaryFolder } from "../../directory/backends.ts";
import { USER, someone, user } from "../../directory/resources.ts";
import { storeContract } from "./contract.ts";

storeContract("memory", async () => ({ store: memoryStore(), remove: () => undefined }));

storeContract("sqlite", async () => {
  const folder = temporaryFolder();
  return {
    store: sqliteStore({ path: join(folder, "store.db") }),
    remove: () => rmSync(folder, { recursive: true }),
  };
});

storeContract("postgres", async () => ({
  store: postgresStore({ url: await createPostgresDatabase() }),
  remove: () => undefined,
}));

storeContract(
  "redis",
  async () => ({
    store: redisStore({ url: await redisUrl(), prefix: `${randomUUID()}:` }),
    remove: () => undefined,
  }),
  false,
);

describe("a database that a directory and a store share", () => {
  test("is open until both have closed", async () => {
    const folder = temporaryFolder();
    const database = sqliteDatabase({ path: join(folder, "shared.db") });
    const directory = sqliteDirectory({ database });
    const store = sqliteStore({ database });
    await Promise.all([directory.open([user]), store.open()]);
    const { id } = await directory.create(USER, someone());
    await directory.close();
    expect(await store.claimStep("run", 1, 1)).toBe(true);
    await store.close();
    await expect(store.claimStep("run", 2, 1)).rejects.toMatchObject({
      code: "session-store-unavailable",
    });
    await directory.open([user]);
    expect(await directory.read(USER, id)).toBeDefined();
    await directory.close();
    rmSync(folder, { recursive: true });
  });

  test("may also be one file with two connections, without one waiting for itself", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "file.db");
    const directory = sqliteDirectory({ path });
    const store = sqliteStore({ path });
    await Promise.all([directory.open([user]), store.open()]);
    await Promise.all(
      Array.from({ length: 30 }, async (_, step) => {
        const [object, claimed] = await Promise.all([
          directory.create(USER, someone()),
          store.claimStep("run", step, 1),
        ]);
        expect([object.revision, claimed]).toEqual([1, true]);
      }),
    );
    await Promise.all([directory.close(), store.close()]);
    rmSync(folder, { recursive: true });
  });
});
