import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { createCluster } from "@redis/client";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { SessionStore } from "../../../../runtime/session/store.ts";
import { redisUrl } from "../../../support/redis.ts";
import { startRedisServer } from "../../../support/redis-server.ts";
import { everyCall, inspector, opened, refuseWarnings, someSession } from "./redis-support.ts";
import { countAttempt, createSession, keepRun } from "./store-calls.ts";

// What Redis does beyond the contract of all stores. The servers are real.

const MARGIN = 10 * 60_000;

describe("on one server", () => {
  let url: string;
  beforeAll(async () => {
    url = await redisUrl();
  });

  test("100 claims by two instances: one is true, 20 times over", async () => {
    const prefix = `${randomUUID()}:`;
    const stores = await Promise.all([1, 2].map(() => opened(redisStore({ url, prefix }))));
    for (let round = 0; round < 20; round += 1) {
      const claims = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          stores[index % 2]?.claimStep("race", round, Date.now() + 60_000),
        ),
      );
      expect(claims.filter((claimed) => claimed === true)).toHaveLength(1);
    }
  });

  test("100 counts by two instances: each gets another number", async () => {
    const prefix = `${randomUUID()}:`;
    const stores = await Promise.all([1, 2].map(() => opened(redisStore({ url, prefix }))));
    const now = Date.now();
    const counted = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        countAttempt(stores[index % 2] as SessionStore, "user", now, now + 60_000),
      ),
    );
    const counts = counted.map((count) => count?.attempts ?? 0).toSorted((a, b) => a - b);
    expect(counts).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test("every key ends by itself, after its time and not before", async () => {
    const prefix = `${randomUUID()}:`;
    const store = await opened(redisStore({ url, prefix }));
    const now = Date.now();
    await store.claimStep("run", 1, now + 60_000);
    await keepRun(store, "hash", "sealed", now + 60_000);
    await countAttempt(store, "user", now, now + 60_000);
    await createSession(store, "token", {
      ...someSession(),
      createdAt: now,
      expiresAt: now + 60_000,
    });
    await store.touchSession("token", now + 1);
    const client = await inspector(url);
    const keys = await client.keys(`${prefix}*`);
    expect(keys.map((key) => key.slice(prefix.length)).toSorted()).toEqual([
      "attempts:user",
      "run:hash",
      "session:token",
      "sessions-of:00000000-0000-4000-8000-000000000001",
      "step:run:1",
    ]);
    for (const key of keys) {
      const left = Number(await client.pTTL(key));
      expect(left).toBeGreaterThan(60_000 + MARGIN - 10_000);
      expect(left).toBeLessThanOrEqual(60_000 + MARGIN);
    }
  });

  test("a mark stands even where the app's clock is a day behind the server's, or a year ahead", async () => {
    const prefix = `${randomUUID()}:`;
    const store = await opened(redisStore({ url, prefix }));
    for (const [step, days] of [-1, 365].entries()) {
      const expiresAt = Date.now() + days * 86_400_000;
      expect(await store.claimStep("clock", step, expiresAt)).toBe(true);
      expect(await store.claimStep("clock", step, expiresAt)).toBe(false);
    }
    const yesterday = Date.now() - 86_400_000;
    for (const attempts of [1, 2, 3])
      expect(await countAttempt(store, "clock", yesterday, yesterday + 100)).toEqual({
        attempts,
        expiresAt: yesterday + 100,
      });
  });

  test("touching a session while it is deleted revives none of 200", async () => {
    const prefix = `${randomUUID()}:`;
    const store = await opened(redisStore({ url, prefix }));
    const session = someSession();
    const hashes = Array.from({ length: 200 }, (_, index) => `token-${index}`);
    for (const hash of hashes) await createSession(store, hash, session);
    await Promise.all(
      hashes.flatMap((hash) => [
        store.touchSession(hash, session.lastUsedAt + 1),
        store.deleteSession(hash),
        store.touchSession(hash, session.lastUsedAt + 2),
      ]),
    );
    const client = await inspector(url);
    expect(await client.keys(`${prefix}session:*`)).toEqual([]);
  });

  test("the token of a session, and the id of a run, are in no key and no value", async () => {
    const prefix = `${randomUUID()}:`;
    const store = await opened(redisStore({ url, prefix }));
    const needle = `needle-${randomUUID()}`;
    const hash = createHash("sha256").update(needle).digest("base64url");
    await createSession(store, hash, someSession());
    await keepRun(store, hash, "sealed", Date.now() + 60_000);
    const client = await inspector(url);
    const keys = await client.keys("*");
    const values = await Promise.all(
      keys.map(async (key) => {
        const type = await client.type(key);
        if (type === "hash") return JSON.stringify(await client.hGetAll(key));
        return type === "zset" ? (await client.zRange(key, 0, -1)).join() : await client.get(key);
      }),
    );
    const dump = `${keys.join("\n")}\n${values.join("\n")}`;
    expect(dump).toContain(hash);
    expect(dump).not.toContain(needle);
  });

  test("the access list of docs/stores.md is enough, and no command in it is too many", async () => {
    const page = readFileSync(new URL("../../../../docs/stores.md", import.meta.url), "utf8");
    const rules =
      /ACL SETUSER journeyc on >… ~journeyc:\* ([^`]+)`/.exec(page)?.[1]?.split(" ") ?? [];
    expect(rules.length).toBeGreaterThan(5);
    const client = await inspector(url);
    const use = async (allowed: readonly string[]): Promise<void> => {
      const username = `user-${randomUUID()}`;
      const prefix = `${randomUUID()}:`;
      await client.aclSetUser(username, ["on", ">secret", `~${prefix}*`, ...allowed]);
      const address = Object.assign(new URL(url), { username, password: "secret", pathname: "/1" });
      await client.scriptFlush();
      const store = redisStore({ url: address.href, prefix, log: refuseWarnings });
      try {
        for (const call of everyCall(store)) await call();
      } finally {
        await store.close();
      }
      await client.aclDelUser(username);
    };
    await use(rules);
    for (const rule of rules)
      await expect(use(rules.filter((other) => other !== rule)), rule).rejects.toThrow();
  });

  test("scripts are sent again to a server that has forgotten them", async () => {
    const store = await opened(redisStore({ url, prefix: `${randomUUID()}:` }));
    const now = Date.now();
    await countAttempt(store, "user", now, now + 60_000);
    const client = await inspector(url);
    await client.scriptFlush();
    expect((await countAttempt(store, "user", now, now + 60_000)).attempts).toBe(2);
  });

  test("a key of another kind, or a session of somebody else, is no session", async () => {
    const prefix = `${randomUUID()}:`;
    const store = await opened(redisStore({ url, prefix }));
    const client = await inspector(url);
    await client.set(`${prefix}session:text`, "text");
    await client.hSet(`${prefix}session:foreign`, { color: "red" });
    await expect(store.readSession("text")).rejects.toMatchObject({
      code: "session-store-unavailable",
    });
    expect(await store.readSession("foreign")).toBeUndefined();
  });

  test("the app's own client does as well, and stays open", async () => {
    const client = await inspector(url);
    const store = redisStore({ client, prefix: `${randomUUID()}:` });
    await store.open();
    expect(await store.claimStep("run", 1, Date.now() + 1_000)).toBe(true);
    expect(await store.claimStep("run", 1, Date.now() + 1_000)).toBe(false);
    await createSession(store, "token", someSession());
    expect(await store.readSession("token")).toMatchObject({ journey: "Login" });
    await store.close();
    expect(await client.ping()).toBe("PONG");
  });
});

test("in a cluster the app's cluster client reaches every key", async () => {
  const server = await startRedisServer({ settings: ["--cluster-enabled", "yes"] });
  onTestFinished(() => server.stop());
  const admin = await inspector(server.url);
  await admin.sendCommand(["CLUSTER", "ADDSLOTSRANGE", "0", "16383"]);
  await expect
    .poll(() => admin.sendCommand(["CLUSTER", "INFO"]), { timeout: 10_000 })
    .toContain("cluster_state:ok");
  const { password } = new URL(server.url);
  const client = createCluster({ rootNodes: [{ url: server.url }], defaults: { password } });
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(() => client.destroy());
  const store = redisStore({ client });
  await store.open();
  const later = Date.now() + 60_000;
  for (let run = 0; run < 50; run += 1) {
    expect(await store.claimStep(`run-${run}`, 1, later)).toBe(true);
    expect(await store.claimStep(`run-${run}`, 1, later)).toBe(false);
    await createSession(store, `token-${run}`, someSession());
    await store.touchSession(`token-${run}`, later);
    expect((await store.readSession(`token-${run}`))?.lastUsedAt).toBe(later);
    expect((await countAttempt(store, `user-${run}`, Date.now(), later)).attempts).toBe(1);
    await keepRun(store, `hash-${run}`, "sealed", later);
    expect(await store.takeRun(`hash-${run}`)).toBe(true);
  }
});
