import { inspect } from "node:util";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { describe, expect, onTestFinished, test } from "vitest";
import { redisUrl } from "../../../support/redis.ts";
import { startRedisServer } from "../../../support/redis-server.ts";
import { failure, inspector, opened, refuseWarnings, timeToFail } from "./redis-support.ts";

describe("a Redis that cannot be used", () => {
  test("is refused at start where it throws keys away, whatever it is allowed to say", async () => {
    const server = await startRedisServer({ settings: ["--maxmemory-policy", "allkeys-lru"] });
    onTestFinished(() => server.stop());
    const admin = await inspector(server.url);
    for (const rule of ["+info", "-info", "-config"]) {
      await admin.aclSetUser("app", [
        "on",
        ">app-password",
        "~*",
        "+@all",
        "-@admin",
        "+config|get",
      ]);
      await admin.aclSetUser("app", rule);
      const url = Object.assign(new URL(server.url), { username: "app", password: "app-password" });
      const store = redisStore({ url: url.href });
      expect(await failure(store.open())).toMatchObject({
        code: "redis-evicts",
        message: expect.stringContaining("allkeys-lru") as string,
      });
      await store.close();
    }
  });

  test("and warned about where it does not tell", async () => {
    const server = await startRedisServer();
    onTestFinished(() => server.stop());
    const admin = await inspector(server.url);
    await admin.aclSetUser("app", ["on", ">app-password", "~*", "+@all", "-info", "-config"]);
    const url = Object.assign(new URL(server.url), { username: "app", password: "app-password" });
    const warnings: unknown[] = [];
    const log = {
      ...refuseWarnings,
      warn: (fields: object) => void warnings.push(fields),
    };
    const store = await opened(redisStore({ url: url.href, log }));
    expect(warnings).toEqual([{ code: "redis-eviction-unknown" }]);
    expect(await store.claimStep("run", 1, Date.now())).toBe(true);
  });

  test("fails without saying the password: nobody listens, wrong password, no password, no TLS", async () => {
    const url = await redisUrl();
    const changed = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;
    const broken: readonly [string, RegExp][] = [
      [changed({ port: "1", password: "needle" }), /ECONNREFUSED/],
      [changed({ password: "needle" }), /WRONGPASS/],
      [changed({ password: "" }), /NOAUTH/],
      [url.replace("redis:", "rediss:"), /./],
    ];
    for (const [address, reason] of broken) {
      const store = redisStore({ url: address });
      const error = await failure(store.open());
      expect(error).toMatchObject({
        code: "session-store-unavailable",
        message: expect.stringMatching(reason) as string,
      });
      const everything = inspect(error, { depth: 10, showHidden: true });
      expect(everything).not.toContain(new URL(url).password);
      expect(everything).not.toContain("needle");
      await store.close();
    }
  });

  test.each([
    "https://user:needle@host",
    "redis://user:needle@host:nonsense",
    "rediss://u:needle@h/db",
    "needle",
  ])("has an URL that is none (%#), which is not quoted", (url) => {
    let error: unknown;
    try {
      redisStore({ url });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: "redis-url-invalid" });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("needle");
  });

  test("is used no more when the store is closed", async () => {
    const store = redisStore({ url: await redisUrl() });
    await store.open();
    await store.close();
    await store.close();
    await timeToFail(() => store.claimStep("run", 1, Date.now()));
  });
});
