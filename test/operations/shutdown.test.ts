import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gracefulShutdown } from "@journeyc/runtime/http/graceful-shutdown";
import { describe, expect, test } from "vitest";
import { startChildApp } from "../support/child-app.ts";
import { createPostgresDatabase } from "../support/postgres.ts";
import { signOnUntilRefused, type Outcome } from "./support/load.ts";

async function startApp(environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-shutdown-"));
  const app = await startChildApp({
    script: "test/operations/support/app.script.ts",
    environment: { DATA_FOLDER: folder, ...environment },
  });
  return { app, reached: () => readFileSync(join(folder, "reached"), "utf8").split("\n") };
}

describe("SIGTERM under load", { timeout: 90_000 }, () => {
  test.each([
    ["SQLite", "0"],
    ["PostgreSQL", "700"],
  ])("%s, grace %s ms: every request has a whole answer or none came", async (kind, grace) => {
    const { app, reached } = await startApp({
      GRACE: grace,
      ...(kind === "PostgreSQL" ? { DATABASE_URL: await createPostgresDatabase() } : {}),
    });
    const outcomes: Outcome[] = [];
    const loaded = signOnUntilRefused(app.url, 24, outcomes);
    while (outcomes.length < 60) await pause(20);
    const signalled = Date.now();
    await app.kill("SIGTERM");
    expect(await app.ended).toBe(0);
    expect(Date.now() - signalled).toBeLessThan(10_000);
    await loaded;
    const arrived = new Set(reached());
    const whole = outcomes.filter(({ error }) => error === undefined);
    expect(whole.filter(({ status }) => status !== 200)).toEqual([]);
    expect(whole.length).toBeGreaterThanOrEqual(60);
    expect(whole.some(({ endedAt }) => endedAt > signalled)).toBe(true);
    expect(outcomes.filter(({ error, begun }) => error !== undefined && begun)).toEqual([]);
    expect(outcomes.filter(({ id, error }) => error !== undefined && arrived.has(id))).toEqual([]);
    expect(arrived.size).toBe(whole.length);
    expect(app.output()).not.toMatch(/"level":50/);
    // Connections that the kernel held and nobody had accepted are reset when listening stops.
    const refusals = new Set(outcomes.flatMap(({ error }) => error ?? []));
    expect([...refusals].filter((error) => !/^(?:ECONNREFUSED|ECONNRESET)$/.test(error))).toEqual(
      [],
    );
  });
});

test("readiness is the first to go; everything else goes on for the grace", async () => {
  const { app } = await startApp({ GRACE: "1500" });
  const status = async (path: string): Promise<number> =>
    (await fetch(`${app.url}/am${path}`)).status;
  expect(await status("/health/ready")).toBe(200);
  const ended = app.kill("SIGTERM");
  await pause(300);
  expect(await status("/health/ready")).toBe(503);
  expect(await status("/health/live")).toBe(200);
  expect(await status("/XUI/?realm=/alpha")).toBe(200);
  await ended;
  expect(await app.ended).toBe(0);
});

test("a connection that says nothing does not hold the end up", async () => {
  const { app } = await startApp({});
  const socket = connect(Number(new URL(app.url).port), "localhost");
  await new Promise((resolve) => socket.once("connect", resolve));
  const signalled = Date.now();
  await app.kill("SIGTERM");
  expect(await app.ended).toBe(0);
  expect(Date.now() - signalled).toBeLessThan(3_000);
  socket.destroy();
});

describe("in this process", () => {
  async function start(
    answerAfter: number,
    drainMilliseconds: number,
    close: () => unknown = () => undefined,
  ) {
    const server = createServer((_request, response) => {
      setTimeout(() => response.end("whole"), answerAfter);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const order: string[] = [];
    const shutDown = gracefulShutdown(
      server,
      {
        drain: () => void order.push("drain"),
        close: async () => void order.push("journeys"),
      },
      {
        signals: [],
        drainMilliseconds,
        close: () => {
          order.push("app");
          return close();
        },
        exit: (code) => void order.push(`exit ${code}`),
      },
    );
    const { port } = server.address() as AddressInfo;
    const asked = fetch(`http://127.0.0.1:${port}`).then(
      (response) => response.text(),
      () => "cut",
    );
    await pause(100);
    return { shutDown, order, asked };
  }

  test("what takes too long is cut off, and said by the exit code", async () => {
    const { shutDown, order, asked } = await start(60_000, 200);
    await shutDown();
    expect(await asked).toBe("cut");
    expect(order).toEqual(["drain", "app", "journeys", "exit 1"]);
  });

  test.each([
    ["hangs", () => new Promise(() => undefined)],
    ["fails", () => Promise.reject(new Error("no"))],
  ])("what %s when it is closed does not keep the process, and is said", async (_how, close) => {
    const { shutDown, order } = await start(0, 1_000, close);
    await shutDown();
    expect(order).toEqual(["drain", "app", "exit 1"]);
  });

  test("asked twice, it ends once", async () => {
    const { shutDown, order, asked } = await start(300, 5_000);
    await Promise.all([shutDown(), shutDown()]);
    expect(await asked).toBe("whole");
    expect(order).toEqual(["drain", "app", "journeys", "exit 0"]);
  });
});
