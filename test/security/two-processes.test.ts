import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../runtime/directory/backends.ts";
import { AuthenticateClient, type Answered, type Step } from "../support/authenticate.ts";
import { startChildApp, type ChildApp } from "../support/child-app.ts";
import { createPostgresDatabase } from "../support/postgres.ts";
import { patience, tries } from "./support/numbers.ts";

// Two processes on one database are one service: nothing that a guarantee rests on lives in a process.

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const databases: readonly (readonly [string, () => Promise<string>])[] = [
  ["SQLite", async () => join(folder, "shared.db")],
  ["PostgreSQL", createPostgresDatabase],
];
const atOnce = 40;
const rounds = tries(10, 200);

describe.each(databases)("two processes on one %s database", (name, makeDatabase) => {
  const ran = join(folder, `${name}.ran`);
  let apps: ChildApp[] = [];
  let clients: AuthenticateClient[] = [];
  let stranger: AuthenticateClient;

  const start = (key: string, database: string, more: Record<string, string> = {}) =>
    startChildApp({
      script: "test/security/support/instance.ts",
      environment: { NODE_OPTIONS: "", JOURNEY_KEY: key, DATABASE: database, RAN: ran, ...more },
    });
  const timesRan = (): number => readFileSync(ran, "utf8").split("\n").length - 1;
  const [one, other] = [(): AuthenticateClient => client(0), (): AuthenticateClient => client(1)];
  const client = (index: number): AuthenticateClient => {
    const found = clients[index % clients.length];
    if (!found) throw new Error("The instances are not there.");
    return found;
  };

  beforeAll(async () => {
    writeFileSync(ran, "");
    const key = randomBytes(32).toString("base64url");
    const database = await makeDatabase();
    const first = await start(key, database, { PROVISION: "yes" });
    const [second, third] = await Promise.all([
      start(key, database),
      start(randomBytes(32).toString("base64url"), database),
    ]);
    apps = [first, second, third];
    clients = [first, second].map(({ url }) => new AuthenticateClient(url));
    stranger = new AuthenticateClient(third.url);
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.kill()));
  });

  test(
    "10 times 40 parallel submits of one step, by turns to both: 10 go on, 390 are refused, the node runs 10 times",
    async () => {
      expect(rounds).toBeGreaterThanOrEqual(10);
      let [went, refused] = [0, 0];
      const before = timesRan();
      for (let round = 0; round < rounds; round += 1) {
        const step = await client(round).start("Login");
        const answers: Answered[] = await Promise.all(
          Array.from({ length: atOnce }, (_, index) => client(index).submit(step, ["x"])),
        );
        went += answers.filter(({ status }) => status === 200).length;
        refused += answers.filter(({ status }) => status === 401).length;
      }
      expect({ went, refused, ran: timesRan() - before }).toEqual({
        went: rounds,
        refused: rounds * (atOnce - 1),
        ran: rounds,
      });
    },
    patience,
  );

  test("20 runs whose every step goes to the other process succeed; 60 replays at either are refused", async () => {
    let refused = 0;
    for (let run = 0; run < 20; run += 1) {
      const first = await client(run).start("Login");
      const second = await client(run + 1).submit(first, ["x"]);
      // A 200 to a submit without a tokenId is a step.
      const last = await client(run).submit(second.body as unknown as Step, ["x"]);
      expect(last.body["tokenId"]).toEqual(expect.any(String));
      for (const [at, step] of [
        [run, first],
        [run + 1, first],
        [run + 1, second.body as unknown as Step],
      ] as const)
        if ((await client(at).submit(step, ["x"])).status === 401) refused += 1;
    }
    expect(refused).toBe(60);
  });

  test("a process with another key takes no step of theirs, and they none of its", async () => {
    const before = timesRan();
    const [ours, its] = [await one().start("Login"), await stranger.start("Login")];
    expect((await stranger.submit(ours, ["x"])).status).toBe(401);
    for (const ask of [one, other]) expect((await ask().submit(its, ["x"])).status).toBe(401);
    expect(timesRan()).toBe(before);
    expect((await other().submit(ours, ["x"])).status).toBe(200);
  });
});
