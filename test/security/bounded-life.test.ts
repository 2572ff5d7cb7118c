import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { defineJourney, node, take } from "@journeyc/runtime";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { expect, test } from "vitest";
import { defaultLimits } from "../../runtime/machine/limits.ts";
import { temporaryFolder } from "../runtime/directory/backends.ts";
import { fill, post, start } from "../runtime/http/support/client.ts";
import {
  asking,
  login,
  proving,
  resource,
  row,
  testApp,
  testNode,
} from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// A run that is left leaves nothing behind; one that goes on for ever is ended.

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
function heapMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const abandoned = tries(5_000, 100_000);

test(
  "5,000 abandoned runs leave 0 rows, and the heap within 2 MB of where it was",
  async () => {
    expect(abandoned).toBeGreaterThanOrEqual(5_000);
    const folder = temporaryFolder();
    const path = join(folder, "store.db");
    const { journeys } = await testApp([login], { store: sqliteStore({ path }) });
    const leave = async (times: number): Promise<void> => {
      for (let run = 0; run < times; run += 1) {
        const reply = await journeys.start("Login");
        if (reply.kind !== "step") throw new Error(reply.kind);
      }
    };
    await leave(1_000);
    const before = heapMegabytes();
    await leave(abandoned);
    expect(heapMegabytes() - before).toBeLessThan(2);
    await journeys.close();
    const database = new DatabaseSync(path, { readOnly: true });
    const tables = database
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '%migration%'",
      )
      .all();
    const rows = tables.map(({ name }) => [
      name,
      database.prepare(`select count(*) as rows from "${String(name)}"`).get()?.["rows"],
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(([, count]) => count !== 0)).toEqual([]);
    database.close();
    rmSync(folder, { recursive: true });
  },
  patience,
);

test("a loop that always asks ends at 10,000 nodes, one that never asks at 1,000", async () => {
  const loop = (type: typeof asking) =>
    defineJourney({
      name: "Login",
      connectors: {},
      resource,
      start: "again",
      nodes: { again: node(type, { outcomes: { true: "again", false: "failure" } }) },
    });
  expect(defaultLimits).toMatchObject({ nodesPerRun: 10_000, nodesPerStep: 1_000 });
  const asks = await testApp([loop(asking)]);
  let reply = await start(asks.journeys);
  let submits = 0;
  while (reply.status === 200 && submits < 20_000) {
    reply = await post(asks.journeys, "authenticate", fill(reply.body, "x"));
    submits += 1;
  }
  // Each submit runs two nodes: the one that was asked for, and the one that asks.
  expect([reply.status, submits]).toEqual([500, 5_000]);
  expect(asks.log.at(-1)?.fields["code"]).toBe("run-too-many-nodes");
  const never = await testApp([loop(testNode(() => take("true")))]);
  expect((await start(never.journeys)).status).toBe(500);
});

test("used steps are forgotten when their time and its margin are over: 300 marks, then 0", async () => {
  const store = memoryStore();
  let now = 1_800_000_000_000;
  const marks: (readonly [string, number])[] = [];
  const claim = store.claimStep.bind(store);
  store.claimStep = (run, step, expiresAt) => {
    marks.push([run, step]);
    return claim(run, step, expiresAt);
  };
  const { journeys } = await testApp([row("Login", asking, proving)], { store, clock: () => now });
  for (let run = 0; run < 300; run += 1)
    await post(journeys, "authenticate", fill((await start(journeys)).body, "x"));
  const free = async (): Promise<number> => {
    const claims = await Promise.all(marks.map(([run, step]) => claim(run, step, now)));
    return claims.filter(Boolean).length;
  };
  now += defaultLimits.answerMilliseconds;
  await store.purge(now);
  expect([marks.length, await free()]).toEqual([300, 0]);
  now += 10 * 60_000;
  await store.purge(now);
  expect(await free()).toBe(300);
});
