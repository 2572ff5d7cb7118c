import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { postgresDatabase, type PostgresOptions } from "@journeyc/runtime/database/postgres";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  startFaultyProxy,
  type FaultyProxy,
  type NetworkFault,
} from "../../support/faulty-proxy.ts";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { faultsApp, hasSession, pta, type FaultsApp, type Observed } from "./support/app.ts";
import { password, People } from "./support/users.ts";

// A real PostgreSQL server behind a faulty network: each fault before a run, between two steps, and in the middle of
// a step after so many packets; one and the same app lives through all of them.

const faults: Readonly<Record<string, NetworkFault>> = {
  "refuses connections": { kind: "refused" },
  "swallows everything": { kind: "blackhole" },
  "swallows everything, and has forgotten the connections afterwards": {
    kind: "blackhole",
    forgotten: true,
  },
  "resets connections": { kind: "reset", afterBytes: 0 },
  "resets connections within an answer": { kind: "reset", afterBytes: 20 },
  "ends connections": { kind: "truncated", afterBytes: 0 },
  "ends connections within an answer": { kind: "truncated", afterBytes: 20 },
  "gives 30 bytes a second": { kind: "slow", bytesPerSecond: 30 },
  "is late by more than the timeout": { kind: "delayed", milliseconds: 2_000 },
};
/** Answers of the server in a step that captures a password, after which the network fails; fewer where it takes long. */
const places = (fault: NetworkFault): readonly number[] =>
  ["blackhole", "slow", "delayed"].includes(fault.kind) ? [2, 6, 10] : [1, 3, 5, 7, 9, 11];

const timeouts = { connectionTimeout: 600, statementTimeout: 400 };
/** The two timeouts and half a second; the rest is for a machine that is busy. */
const bound = 1_500 + 4_000;

const people = new People(120);
const tally = { injected: 0, refused: 0, finished: 0, sessionsWithoutRow: 0 };
let entra: EntraStandIn;
let direct: Client;
let url: string;
let proxy: FaultyProxy;
let app: FaultsApp;

function behindProxy(options: Partial<PostgresOptions> = timeouts): FaultsApp {
  const proxied = Object.assign(new URL(url), { port: String(proxy.port) }).href;
  return faultsApp(postgresDatabase({ url: proxied, ...options }));
}

beforeAll(async () => {
  entra = await people.startEntra();
  entra.redirect();
  url = await createPostgresDatabase();
  await people.store(postgresDatabase({ url }));
  proxy = await startFaultyProxy(Number(new URL(url).port));
  direct = new Client({ connectionString: url });
  await direct.connect();
  app = behindProxy();
});
afterAll(async () => {
  await app.close();
  await proxy.close();
  await direct.end();
  await entra.close();
});

/** An answer under a fault: an error that says when to come again, or, where the fault came too late, a session. */
async function judge(answer: Observed): Promise<void> {
  tally.injected += 1;
  expect(answer.milliseconds).toBeLessThan(bound);
  if (answer.status === 200) {
    tally.finished += 1;
    if (hasSession(answer) && !(await sessionOf(answer))) tally.sessionsWithoutRow += 1;
    return;
  }
  tally.refused += 1;
  expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
  expect(hasSession(answer)).toBe(false);
}

/** Looked up when the network is well again. */
async function sessionOf({ body }: Observed): Promise<unknown> {
  await proxy.become({ kind: "none" });
  const headers = { cookie: `iPlanetDirectoryPro=${String(body["tokenId"])}` };
  return app.journeys.session(new Request("http://localhost/", { headers }));
}

async function expectSignOn(): Promise<void> {
  const answer = await app.visitor.signOn(pta, people.next(), password);
  expect(answer.status).toBe(200);
  expect(await sessionOf(answer)).toBeDefined();
}

/** Stored objects have all their parts, and a password as a whole or not at all. */
async function expectWhole(): Promise<void> {
  const { rows } = await direct.query(
    `select o.id from journeyc_object o where
       (select count(*) from journeyc_identifier i where i.object_id = o.id) <> 2
       or (select count(*) from journeyc_value v where v.object_id = o.id) <> 4
       or o.password_hash not like '$argon2id$%'
       or (o.password_hash is null and o.revision > 1)`,
  );
  expect(rows).toEqual([]);
}

describe.each(Object.entries(faults))("a network that %s", (_name, fault) => {
  test("at the start of the app: 503, and the next request finds the database", async () => {
    const late = behindProxy();
    await proxy.become(fault);
    await judge(await late.visitor.start(pta));
    await proxy.become({ kind: "none" });
    const answer = await late.visitor.signOn(pta, people.next(), password);
    expect(answer.status).toBe(200);
    await late.close();
  });

  test("between two steps: 503, then the same step or a new one goes on", async () => {
    const step = await app.visitor.start(pta);
    expect(step.status).toBe(200);
    await proxy.become(fault);
    const name = people.next();
    const answer = await app.visitor.submit(step, [name, password]);
    await judge(answer);
    expect(answer.status).toBe(503);
    // Nothing else depends on the database.
    const unknown = await app.journeys.handler(new Request("http://localhost/am/json/nothing"));
    expect(unknown.status).toBe(404);
    await proxy.become({ kind: "none" });
    const again = await app.visitor.submit(step, [name, password]);
    expect([200, 401]).toContain(again.status);
    await expectSignOn();
  });

  test(`in the middle of a step, at ${places(fault).length} places: nothing is half done`, async () => {
    for (const count of places(fault)) {
      const step = await app.visitor.start(pta);
      const name = people.next();
      proxy.becomeAfter(count, fault);
      const answer = await app.visitor.submit(step, [name, password]);
      await judge(answer);
      await proxy.become({ kind: "none" });
      const again = await app.visitor.submit(step, [name, password]);
      expect(again).toMatchObject({ status: 401, body: { detail: { errorCode: "110" } } });
      await expectWhole();
    }
    await expectSignOn();
  });
});

test("60 faults: none gave a session that is not stored, and no secret is in the log", () => {
  expect(tally.injected).toBe(60);
  expect(tally.refused).toBeGreaterThan(40);
  expect(tally.sessionsWithoutRow).toBe(0);
  expect(app.log()).toContain("unavailable");
  expect(app.log()).not.toContain(password);
  expect(app.log()).not.toContain(new URL(url).password);
});

test("with the default timeouts a server that hangs is noticed within 10 seconds", async () => {
  const usual = behindProxy({});
  const step = await usual.visitor.start(pta);
  await proxy.become({ kind: "blackhole" });
  const answers = await Promise.all([
    usual.visitor.submit(step, [people.next(), password]),
    behindProxy({}).visitor.start(pta),
  ]);
  await proxy.become({ kind: "none" });
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
    expect(answer.milliseconds).toBeLessThan(10_000);
  }
  await usual.close();
});
