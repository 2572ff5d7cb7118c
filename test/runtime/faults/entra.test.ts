import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CertificateKind, EntraStandIn } from "@journeyc/entra-stand-in";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  startFaultyProxy,
  type FaultyProxy,
  type NetworkFault,
} from "../../support/faulty-proxy.ts";
import { faultsApp, hasSession, pta, type FaultsApp, type Observed } from "./support/app.ts";
import { folderInMemory } from "./support/folder.ts";
import { localUser, password, People } from "./support/users.ts";

// Entra ID behind a faulty network, under the whole app: users who need it are told to come again, users with a
// password here notice nothing.

const networks: Readonly<Record<string, NetworkFault>> = {
  "refuses connections": { kind: "refused" },
  "swallows everything": { kind: "blackhole" },
  "has forgotten its connections": { kind: "blackhole", forgotten: true },
  "resets connections": { kind: "reset", afterBytes: 0 },
  "resets connections within the TLS handshake or an answer": { kind: "reset", afterBytes: 100 },
  "ends connections": { kind: "truncated", afterBytes: 0 },
  "ends connections within the TLS handshake or an answer": { kind: "truncated", afterBytes: 100 },
  "gives 30 bytes a second": { kind: "slow", bytesPerSecond: 30 },
  "is late by more than the timeout": { kind: "delayed", milliseconds: 3_000 },
};
const certificates: readonly CertificateKind[] = [
  "expired",
  "otherName",
  "otherAuthority",
  "selfSigned",
];

const timeoutMs = 600;
/** The rest is for a machine that is busy. */
const bound = timeoutMs + 3_000;

const people = new People(150);
const folder = folderInMemory();
const path = join(folder, "journeyc.db");
const tally = { injected: 0, accepted: 0 };
let entra: EntraStandIn;
let proxy: FaultyProxy;
let app: FaultsApp;

beforeAll(async () => {
  entra = await people.startEntra();
  proxy = await startFaultyProxy(entra.port);
  entra.redirect({ port: proxy.port });
  await people.store(sqliteDatabase({ path }));
});
beforeEach(async () => {
  app = faultsApp(sqliteDatabase({ path }), { timeoutMs, maxInFlight: 20 });
  await app.journeys.ready();
  return () => app.close();
});
afterAll(async () => {
  await proxy.close();
  await entra.close();
  rmSync(folder, { recursive: true });
});

const remote = (): Promise<Observed> => app.visitor.signOn(pta, people.next(), password);
const local = (): Promise<Observed> => app.visitor.signOn(pta, localUser, password);

/** A user who needs Entra ID, one who does not, and the next one after the fault. */
async function expectFailClosed(
  fault: () => Promise<void> | void,
  repair: () => Promise<void> | void,
): Promise<void> {
  expect((await remote()).status).toBe(200);
  await fault();
  const [refused, served] = await Promise.all([remote(), local()]);
  await repair();
  tally.injected += 1;
  if (hasSession(refused)) tally.accepted += 1;
  expect(refused).toMatchObject({ status: 503, retryAfter: "5" });
  expect(refused.milliseconds).toBeLessThan(bound);
  expect(served.status).toBe(200);
  expect((await remote()).status).toBe(200);
  expect(app.log()).not.toContain(password);
}

test.each(Object.entries(networks))(
  "a network that %s: 503 in time, and it recovers at once",
  async (_name, fault) => {
    await expectFailClosed(
      () => proxy.become(fault),
      () => proxy.become({ kind: "none" }),
    );
    expect(app.log()).toMatch(/entra-(?:unreachable|timeout|tls)/);
  },
);

test.each(certificates)("a certificate that is %s: 503, and the log names it", async (kind) => {
  await expectFailClosed(
    () => entra.useCertificate(kind),
    () => entra.useCertificate("valid"),
  );
  expect(app.log()).toMatch(/entra-tls.*The TLS certificate of login\.microsoftonline\.com is /);
});

test("13 faults: 0 accepted", () => {
  expect(tally).toEqual({ injected: 13, accepted: 0 });
});

/** Milliseconds for 20 sign-ons at the same time of a user who does not need Entra ID. */
async function twentyLocal(at: FaultsApp): Promise<number> {
  const begin = performance.now();
  const signOns = Array.from({ length: 20 }, () => at.visitor.signOn(pta, localUser, password));
  for (const { status } of await Promise.all(signOns)) expect(status).toBe(200);
  return performance.now() - begin;
}

test("20 local users sign on while 60 hang, in no more than three times their usual time", async () => {
  const patient = faultsApp(sqliteDatabase({ path }), { timeoutMs: 30_000, maxInFlight: 20 });
  await twentyLocal(patient);
  const before = await twentyLocal(patient);
  await proxy.become({ kind: "blackhole" });
  let hanging = 60;
  const stuck = Array.from({ length: 60 }, async () => {
    const answer = await patient.visitor.signOn(pta, people.next(), password);
    hanging -= 1;
    return answer;
  });
  // 20 are under way and 20 wait; the others are told at once that it is busy.
  await expect.poll(() => hanging, { timeout: 20_000 }).toBe(40);
  const meanwhile = await twentyLocal(patient);
  expect(hanging).toBe(40);
  await proxy.become({ kind: "refused" });
  for (const answer of await Promise.all(stuck))
    expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
  await proxy.become({ kind: "none" });
  const after = await twentyLocal(patient);
  await patient.close();
  expect(meanwhile).toBeLessThan(3 * Math.max(before, after) + 1_000);
}, 60_000);

test("after an outage for many users the first is served within the breaker's ten seconds", async () => {
  await proxy.become({ kind: "refused" });
  for (let turn = 0; turn < 6; turn += 1) expect((await remote()).status).toBe(503);
  expect(app.log()).toContain("entra-circuit-open");
  await proxy.become({ kind: "none" });
  const begin = performance.now();
  let answer = await remote();
  while (answer.status !== 200 && performance.now() - begin < 20_000) {
    await sleep(500);
    answer = await remote();
  }
  expect(answer.status).toBe(200);
  expect(performance.now() - begin).toBeLessThan(14_000);
  expect((await remote()).status).toBe(200);
});

test("20 users sign on between 20 whose sign-ons are throttled or fail: nobody else is touched", async () => {
  const noisy = ["http429-retry3@contoso.example", "http503-retry7@contoso.example"];
  entra.requests.clear();
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, turn) => {
      const between = app.visitor.signOn(pta, noisy[turn % 2] ?? "", password);
      return [await remote(), await between] as const;
    }),
  );
  expect(answers.map(([quiet]) => quiet.status)).toEqual(Array(20).fill(200));
  expect(answers.map(([, loud]) => loud.status)).toEqual(Array(20).fill(503));
  expect(noisy.map((name) => entra.requests.ofUser(name))).toEqual([10, 10]);
  // One after the other as well: what Entra ID said to one user is not remembered for the next.
  for (const name of noisy) {
    expect((await app.visitor.signOn(pta, name, password)).status).toBe(503);
    expect((await remote()).status).toBe(200);
  }
});
