import { writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CertificateKind, EntraStandIn } from "@journeyc/entra-stand-in";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createCertificates, type Certificates } from "../../entra-stand-in/certificates.ts";
import { startPostgresServer, type PostgresServer } from "../../support/postgres-server.ts";
import { startTlsTerminator, type TlsTerminator } from "../../support/tls-terminator.ts";
import { faultsApp, hasSession, pta, type FaultsApp, type Observed } from "./support/app.ts";
import { folderInMemory } from "./support/folder.ts";
import { localUser, password, People } from "./support/users.ts";

// What a PostgreSQL server of its own can go through while the app runs.

const timeouts = { connectionTimeout: 1_000, statementTimeout: 1_000 };
const bound = 2_500 + 3_000;

const people = new People(40);
let entra: EntraStandIn;
let server: PostgresServer;
/** Of a user without a superuser's rights, as an app has it. */
let url: string;
let app: FaultsApp;

beforeAll(async () => {
  entra = await people.startEntra();
  entra.redirect();
  server = await startPostgresServer(["max_connections=14", "synchronous_commit=on"]);
  await asSuperuser(
    "create role app login password 'Needle-In-No-Log-2'",
    "alter schema public owner to app",
  );
  url = Object.assign(new URL(server.url), {
    username: "app",
    password: "Needle-In-No-Log-2",
  }).href;
  await people.store(postgresDatabase({ url }));
});
afterAll(async () => {
  await server.stop();
  await entra.close();
});
beforeEach(async () => {
  app = faultsApp(postgresDatabase({ url, ...timeouts, maximumConnections: 4 }));
  await expectSignOn();
});
afterEach(async () => {
  expect(app.log()).not.toMatch(/Needle-In-No-Log/);
  await app.close();
});

/** One after the other, each in a transaction of its own. */
async function asSuperuser(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function expectSignOn(): Promise<void> {
  const answer = await app.visitor.signOn(pta, people.next(), password);
  expect([answer.status, hasSession(answer)]).toEqual([200, true]);
}

function expectRefused(answer: Observed): void {
  expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
  expect(hasSession(answer)).toBe(false);
  expect(answer.milliseconds).toBeLessThan(bound);
}

test("kill -9 of the server, and its start: 503 in between, and the next request is served", async () => {
  const step = await app.visitor.start(pta);
  await server.crash();
  const name = people.next();
  expectRefused(await app.visitor.submit(step, [name, password]));
  await server.start();
  expect((await app.visitor.submit(step, [name, password])).status).toBe(200);
  await expectSignOn();
});

test("kill -9 of the server while 10 users sign on: each has an answer, and a session or none", async () => {
  const signOns = Array.from({ length: 10 }, () =>
    app.visitor.signOn(pta, people.next(), password),
  );
  await signOns[0];
  await server.crash();
  const answers = await Promise.all(signOns);
  await server.start();
  for (const answer of answers) {
    if (answer.status !== 200) expectRefused(answer);
    else if (hasSession(answer)) expect(await sessionOf(answer)).toBeDefined();
  }
  await expectSignOn();
});

async function sessionOf({ body }: Observed): Promise<unknown> {
  const headers = { cookie: `iPlanetDirectoryPro=${String(body["tokenId"])}` };
  return app.journeys.session(new Request("http://localhost/", { headers }));
}

test("a server that takes no writes, as after a fail-over: 503, until it does", async () => {
  const step = await app.visitor.start(pta);
  await asSuperuser(
    "alter system set default_transaction_read_only = on",
    "select pg_reload_conf()",
  );
  await untilLocalSignOnIs(503);
  const name = people.next();
  expectRefused(await app.visitor.submit(step, [name, password]));
  expect(app.log()).toContain("25006");
  await asSuperuser("alter system reset default_transaction_read_only", "select pg_reload_conf()");
  await untilLocalSignOnIs(200);
  expect((await app.visitor.submit(step, [name, password])).status).toBe(200);
});

/** Connections of the server take a moment to notice a new setting. */
async function untilLocalSignOnIs(status: number): Promise<void> {
  const signOn = async (): Promise<number> =>
    (await app.visitor.signOn(pta, localUser, password)).status;
  await expect.poll(signOn, { timeout: 10_000 }).toBe(status);
}

test("a server without a connection to spare: 503, until there is one", async () => {
  const late = faultsApp(postgresDatabase({ url, ...timeouts }));
  const taken: Client[] = [];
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      taken.push(client);
    } catch {
      break;
    }
  }
  expectRefused(await late.visitor.start(pta));
  expect(late.log()).toContain("53300");
  await Promise.all(taken.map((client) => client.end()));
  const answer = await late.visitor.signOn(pta, people.next(), password);
  expect(answer.status).toBe(200);
  await late.close();
});

const certificates: readonly (readonly [CertificateKind, string])[] = [
  ["expired", "CERT_HAS_EXPIRED"],
  ["otherName", "ERR_TLS_CERT_ALTNAME_INVALID"],
  ["otherAuthority", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ["selfSigned", "DEPTH_ZERO_SELF_SIGNED_CERT"],
];

test("4 certificates that are wrong: 503, the log names each, and no byte is sent; then a right one", async () => {
  const folder = folderInMemory();
  const authority = join(folder, "ca.pem");
  const made: Certificates = await createCertificates();
  writeFileSync(authority, made.certificateAuthority);
  const terminator: TlsTerminator = await startTlsTerminator(Number(new URL(url).port));
  const encrypted = Object.assign(new URL(url), {
    hostname: "localhost",
    port: String(terminator.port),
    search: `?sslmode=verify-full&sslrootcert=${authority}`,
  }).href;
  const overTls = faultsApp(postgresDatabase({ url: encrypted, ...timeouts }));
  const show = (kind: CertificateKind): void => {
    const { certificate, privateKey } = made.leaves[kind];
    terminator.show({ cert: certificate, key: privateKey });
  };
  for (const [kind, code] of certificates) {
    show(kind);
    expectRefused(await overTls.visitor.start(pta));
    expect(overTls.log(), kind).toContain(code);
  }
  expect(terminator.received()).toBe(0);
  show("valid");
  const answer = await overTls.visitor.signOn(pta, people.next(), password);
  expect(answer.status).toBe(200);
  await overTls.close();
  terminator.close();
  rmSync(folder, { recursive: true });
});
