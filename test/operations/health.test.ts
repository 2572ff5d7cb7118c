import { createJourneys } from "@journeyc/runtime";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import type { CommonOptions, Journey, Journeys } from "@journeyc/runtime";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { key, login, testDirectory } from "../runtime/machine/support/journeys.ts";
import { createPostgresDatabase } from "../support/postgres.ts";

function start(options: Partial<CommonOptions<Journey>>) {
  const lines: string[] = [];
  const note = (fields: Readonly<Record<string, unknown>>): void =>
    void lines.push(`${String(fields["code"])} ${String(fields["cause"] ?? "")}`.trim());
  const journeys = createJourneys<Journey>({
    journeys: [login],
    keys: [key],
    log: { debug: note, info: note, warn: note, error: note },
    environment: {},
    ...options,
  });
  return { journeys, lines };
}

async function ask(journeys: Journeys, path: string, method = "GET"): Promise<readonly unknown[]> {
  const response = await journeys.handler(
    new Request(`https://id.example.com/am/health/${path}`, { method }),
  );
  return [response.status, await response.text(), response.headers.get("retry-after")];
}

test("live touches nothing; a database that cannot be opened makes the app not ready, and once in the log", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "journeyc-health-")), "file");
  writeFileSync(file, "");
  const path = join(file, "journeyc.db");
  const { journeys, lines } = start({
    directory: sqliteDirectory({ path }),
    store: sqliteStore({ path }),
  });
  expect(await ask(journeys, "live")).toEqual([200, "live\n", null]);
  expect(lines).toEqual([]);
  expect(await ask(journeys, "ready")).toEqual([503, "not ready\n", "5"]);
  expect(await ask(journeys, "ready")).toEqual([503, "not ready\n", "5"]);
  expect(lines).toEqual(["not-ready DatabaseFailure"]);
});

test("nothing else is there, and nothing can be sent there", async () => {
  const { journeys } = start({ directory: await testDirectory(), store: memoryStore() });
  expect(await ask(journeys, "ready")).toEqual([200, "ready\n", null]);
  expect(await ask(journeys, "ready", "HEAD")).toEqual([200, "", null]);
  expect((await ask(journeys, "ready", "POST"))[0]).toBe(405);
  expect((await ask(journeys, ""))[0]).toBe(404);
  expect((await ask(journeys, "ready/more"))[0]).toBe(404);
});

test("a PostgreSQL database that goes away and comes back", async () => {
  const url = await createPostgresDatabase();
  const database = postgresDatabase({ url });
  const { journeys, lines } = start({
    directory: postgresDirectory({ database }),
    store: postgresStore({ database }),
  });
  expect(await ask(journeys, "ready")).toEqual([200, "ready\n", null]);
  const name = new URL(url).pathname.slice(1);
  const admin = new Client({
    connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href,
  });
  await admin.connect();
  try {
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      name,
    ]);
    await admin.query(`alter database ${name} rename to ${name}_away`);
    expect(await ask(journeys, "ready")).toEqual([503, "not ready\n", "5"]);
    expect(await ask(journeys, "live")).toEqual([200, "live\n", null]);
    await admin.query(`alter database ${name}_away rename to ${name}`);
    // A connection may be handed out before its end has been read from the socket.
    await expect.poll(() => journeys.healthy(), { timeout: 5_000 }).toBe(true);
  } finally {
    await admin.end();
    await journeys.close();
  }
  expect(lines).toEqual(["not-ready DatabaseFailure", "ready"]);
});

test("a store that does not answer is asked once, and not waited for", async () => {
  let asked = 0;
  const store = Object.assign(memoryStore(), {
    probe: (): Promise<void> => {
      asked += 1;
      return new Promise(() => undefined);
    },
  });
  const { journeys, lines } = start({ directory: await testDirectory(), store });
  const began = Date.now();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(journeys, "ready")));
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([503]));
  expect(Date.now() - began).toBeLessThan(4_000);
  expect(await journeys.healthy()).toBe(false);
  expect(asked).toBe(1);
  expect(lines).toEqual(["not-ready"]);
});

test("closing lets what runs end, refuses what comes, and can be asked for twice", async () => {
  const { journeys } = start({ directory: await testDirectory(), store: memoryStore() });
  await journeys.ready();
  const body = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        setTimeout(() => controller.close(), 300);
      },
    });
  const post = (): Promise<Response> =>
    journeys.handler(
      new Request("https://id.example.com/am/json/alpha/authenticate", {
        method: "POST",
        headers: { "content-type": "application/json", "accept-api-version": "protocol=1.0" },
        body: body(),
        duplex: "half",
      } as RequestInit),
    );
  const running = post();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closing = journeys.close();
  let closed = false;
  void closing.then(() => (closed = true));
  const late = await post();
  expect([late.status, late.headers.get("retry-after")]).toEqual([503, "5"]);
  await expect(journeys.start("Login")).rejects.toMatchObject({ code: "shutting-down" });
  expect(closed).toBe(false);
  expect((await running).status).toBe(200);
  await Promise.all([closing, journeys.close()]);
  expect(await ask(journeys, "ready")).toEqual([503, "not ready\n", "5"]);
  expect(await ask(journeys, "live")).toEqual([200, "live\n", null]);
});

test("what does not end in time is left behind, and said", async () => {
  const { journeys, lines } = start({ directory: await testDirectory(), store: memoryStore() });
  await journeys.ready();
  void journeys.handler(
    new Request("https://id.example.com/am/json/alpha/authenticate", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-api-version": "protocol=1.0" },
      body: new ReadableStream(),
      duplex: "half",
    } as RequestInit),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  await journeys.close({ milliseconds: 100 });
  expect(lines).toEqual(["closed-early"]);
});
