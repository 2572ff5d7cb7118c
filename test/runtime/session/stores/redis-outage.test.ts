import { createServer, type Socket } from "node:net";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { listen } from "../../../support/listen.ts";
import { startRedisServer, type RedisServer } from "../../../support/redis-server.ts";
import { everyCall, failure, inspector, opened, timeToFail } from "./redis-support.ts";
import { countAttempt } from "./store-calls.ts";

describe("a Redis that goes away", () => {
  test("fails every call at once when it is killed, and works again when it is back", async () => {
    let server: RedisServer = await startRedisServer();
    onTestFinished(() => server.stop());
    const { port, password } = new URL(server.url);
    const store = await opened(redisStore({ url: server.url }));
    for (let round = 0; round < 3; round += 1) {
      expect(await store.claimStep(`run-${round}`, 1, Date.now())).toBe(true);
      await server.stop();
      for (const call of everyCall(store)) expect(await timeToFail(call)).toBeLessThan(1_500);
      server = await startRedisServer({ port: Number(port), password });
      expect(await store.claimStep(`again-${round}`, 1, Date.now())).toBe(true);
      expect(
        (await countAttempt(store, `user-${round}`, Date.now(), Date.now() + 1_000)).attempts,
      ).toBe(1);
    }
  });

  test("fails every call in time when the address answers nothing at all", async () => {
    // TEST-NET-1: no host has it. Some networks say so at once, others let it time out.
    const store = redisStore({ url: "redis://:needle@192.0.2.1:6379", commandTimeout: 1_000 });
    for (const call of everyCall(store)) expect(await timeToFail(call)).toBeLessThan(2_000);
    await store.close();
  });

  test("fails every call in time when it accepts and never answers, and leaves no connection", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => {
      sockets.add(
        socket
          .on("close", () => sockets.delete(socket))
          .on("error", () => undefined)
          .resume(),
      );
    });
    const port = await listen(silent);
    onTestFinished(() => void silent.close());

    const store = redisStore({ url: `redis://:needle@127.0.0.1:${port}`, commandTimeout: 200 });
    for (const call of everyCall(store)) expect(await timeToFail(call)).toBeLessThan(2_000);
    await store.close();
    await expect.poll(() => sockets.size).toBe(0);
  });

  test("fails in time when it stops answering amid the work, and recovers", async () => {
    const server = await startRedisServer();
    onTestFinished(() => server.stop());
    const admin = await inspector(server.url);
    const store = await opened(redisStore({ url: server.url, commandTimeout: 1_000 }));
    expect(await store.claimStep("before", 1, Date.now())).toBe(true);
    await admin.sendCommand(["CLIENT", "PAUSE", "4000", "ALL"]);
    const times = await Promise.all(everyCall(store).map((call) => timeToFail(call)));
    expect(Math.max(...times)).toBeLessThan(2_000);
    const claim = () => store.claimStep("after", 1, Date.now()).catch(() => "not yet");
    await expect.poll(claim, { interval: 100, timeout: 10_000 }).not.toBe("not yet");
  });

  test("fails in time with a client of the app that would wait for ever, and works again with it", async () => {
    let server: RedisServer = await startRedisServer();
    onTestFinished(() => server.stop());
    const { port, password } = new URL(server.url);
    const client = createClient({ url: server.url });
    client.on("error", () => undefined);
    await client.connect();
    onTestFinished(() => client.destroy());
    const store = await opened(redisStore({ client, commandTimeout: 200 }));
    await server.stop();
    for (const call of everyCall(store)) expect(await timeToFail(call)).toBeLessThan(2_000);
    server = await startRedisServer({ port: Number(port), password });
    const claim = () => store.claimStep("after", 1, Date.now()).catch(() => "not yet");
    await expect.poll(claim, { interval: 100, timeout: 10_000 }).not.toBe("not yet");
  });

  test("is looked for anew when it has become a replica", async () => {
    const server = await startRedisServer();
    onTestFinished(() => server.stop());
    const admin = await inspector(server.url);
    const store = await opened(redisStore({ url: server.url }));
    const connections = async (): Promise<number> =>
      Number(/total_connections_received:(\d+)/.exec(await admin.info("stats"))?.[1]);
    await admin.replicaOf("127.0.0.1", 1);
    const before = await connections();
    const calls = [
      () => store.claimStep("run", 1, Date.now()),
      () => countAttempt(store, "user", Date.now(), Date.now() + 1_000),
    ];
    for (const call of calls)
      expect(await failure(call())).toMatchObject({
        code: "session-store-unavailable",
        message: expect.stringContaining("READONLY") as string,
      });
    await admin.sendCommand(["REPLICAOF", "NO", "ONE"]);
    expect(await store.claimStep("run", 2, Date.now())).toBe(true);
    expect(await connections()).toBe(before + 2);
  });
});
