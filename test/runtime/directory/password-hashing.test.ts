import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PasswordHashing, isHashable } from "../../../runtime/directory/password-hashing.ts";
import { Semaphore } from "../../../runtime/directory/semaphore.ts";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "./backends.ts";
import { PASSWORD, USER, someone, user } from "./resources.ts";

const OWASP = "$argon2id$v=19$m=19456,t=2,p=1$";
const RAISED = "$argon2id$v=19$m=20480,t=3,p=1$";

describe("password hashes", () => {
  test("are PHC strings of argon2id with 16 bytes of salt and 32 of hash, at OWASP's parameters", async () => {
    const hash = await new PasswordHashing().hash(PASSWORD);
    expect(hash.slice(0, OWASP.length)).toBe(OWASP);
    const [salt = "", digest = ""] = hash.slice(OWASP.length).split("$");
    expect([Buffer.from(salt, "base64").length, Buffer.from(digest, "base64").length]).toEqual([
      16, 32,
    ]);
  });

  test("are salted", async () => {
    const hashing = new PasswordHashing();
    expect(await hashing.hash(PASSWORD)).not.toBe(await hashing.hash(PASSWORD));
  });

  test.each([
    [{ memoryCost: 19_455 }],
    [{ timeCost: 1 }],
    [{ parallelism: 0 }],
    [{ memoryCost: Number.NaN }],
    [{ timeCost: 2.5 }],
  ])("are refused below OWASP's parameters: %o", (options) => {
    expect(() => new PasswordHashing(options)).toThrow(
      expect.objectContaining({ code: "password-hashing-too-weak" }),
    );
  });

  test("verify nothing without a hash, and nothing that is not hashable", async () => {
    const hashing = new PasswordHashing();
    const hash = await hashing.hash("");
    expect(await hashing.verify(undefined, "")).toBe(false);
    expect(await hashing.verify(hash, "")).toBe(true);
    // The work is done on an empty password; it must not count.
    expect(await hashing.verify(hash, "x".repeat(1025))).toBe(false);
    expect(await hashing.verify(hash, "\ud800")).toBe(false);
    expect([isHashable("x".repeat(1024)), isHashable("é".repeat(513))]).toEqual([true, false]);
  });

  test("are raised in each parameter, and never lowered", async () => {
    const low = new PasswordHashing();
    const wide = new PasswordHashing({ parallelism: 2 });
    const high = new PasswordHashing({ memoryCost: 20_480, timeCost: 3 });
    const hash = await wide.hash(PASSWORD);
    const raised = await high.raise(hash, PASSWORD);
    expect(raised).toContain("$m=20480,t=3,p=2$");
    expect(await low.raise(raised ?? "", PASSWORD)).toBeUndefined();
    expect(await low.verify(raised, PASSWORD)).toBe(true);
  });
});

describe("hashes in flight", () => {
  test("are bounded, in order, and refused when too many wait", async () => {
    const semaphore = new Semaphore(2, 3);
    let running = 0;
    let most = 0;
    const finished: number[] = [];
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const runs = gates.map((gate, index) =>
      semaphore.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await gate.promise;
        running -= 1;
        finished.push(index);
      }),
    );
    await expect(semaphore.run(async () => undefined)).rejects.toMatchObject({
      code: "password-hashing-overloaded",
    });
    for (const gate of gates) gate.resolve();
    await Promise.all(runs);
    expect({ most, finished }).toEqual({ most: 2, finished: [0, 1, 2, 3, 4] });
  });

  test("a task that fails gives its place back", async () => {
    const semaphore = new Semaphore(1, 0);
    await expect(semaphore.run(() => Promise.reject(new Error("broken")))).rejects.toThrow(
      "broken",
    );
    expect(await semaphore.run(async () => "next")).toBe("next");
  });

  test("an overloaded directory says so, and works again afterwards", async () => {
    const hashing = new PasswordHashing({ concurrency: 1, maximumQueue: availableParallelism() });
    await hashing.prepare();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => hashing.verify(undefined, PASSWORD)),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(19 - availableParallelism());
    expect(refused[0]?.reason).toMatchObject({ code: "password-hashing-overloaded" });
    expect(await hashing.verify(undefined, PASSWORD)).toBe(false);
  });
});

describe("a sign-on after the parameters rose", () => {
  let folder = "";
  beforeAll(() => {
    folder = temporaryFolder();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const storedHash = (): string => {
    const database = new DatabaseSync(join(folder, "rise.db"), { readOnly: true });
    const row = database.prepare("select password_hash from journeyc_object").get();
    database.close();
    return String(row?.["password_hash"]);
  };

  test("raises the stored hash once, only when the password was right, and never lowers it", async () => {
    const path = join(folder, "rise.db");
    const passwordHashing = { memoryCost: 20_480, timeCost: 3 };
    const before = sqliteDirectory({ path });
    await before.open([user]);
    const object = await before.create(USER, someone({ password: PASSWORD }));
    const name = String(object.attributes["userName"]);
    const old = storedHash();

    const after = sqliteDirectory({ path, passwordHashing });
    await after.open([user]);
    expect(await after.verifyPassword(USER, "userName", name, "wrong")).toBeUndefined();
    expect(storedHash()).toBe(old);
    expect(await after.verifyPassword(USER, "userName", name, PASSWORD)).toEqual(object);
    const raised = storedHash();
    expect(raised.slice(0, RAISED.length)).toBe(RAISED);
    expect(await after.verifyPassword(USER, "userName", name, PASSWORD)).toEqual(object);
    expect(await before.verifyPassword(USER, "userName", name, PASSWORD)).toEqual(object);
    expect(storedHash()).toBe(raised);
    await Promise.all([before.close(), after.close()]);
  });

  test("succeeds although the new hash cannot be stored", async () => {
    const path = join(folder, "read-only.db");
    const before = sqliteDirectory({ path });
    await before.open([user]);
    const object = await before.create(USER, someone({ password: PASSWORD }));
    const after = sqliteDirectory({ path, busyTimeout: 10, passwordHashing: { timeCost: 3 } });
    await after.open([user]);
    const lock = new DatabaseSync(path);
    lock.exec("begin immediate");
    const name = String(object.attributes["userName"]);
    expect(await after.verifyPassword(USER, "userName", name, PASSWORD)).toEqual(object);
    await expect(after.incrementLoginCount(USER, object.id)).rejects.toMatchObject({
      code: "directory-unavailable",
    });
    lock.exec("rollback");
    lock.close();
    expect((await after.incrementLoginCount(USER, object.id)).loginCount).toBe(1);
    await Promise.all([before.close(), after.close()]);
  });
});
