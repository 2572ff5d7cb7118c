import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { address, fill, post, start } from "../runtime/http/support/client.ts";
import { login, resource, testApp, type TestApp } from "../runtime/machine/support/journeys.ts";
import { createPostgresDatabase } from "../support/postgres.ts";
import { patience, tries } from "./support/numbers.ts";

// Names, passwords and whatever else a client sends reach a real PostgreSQL as parameters: nobody is signed on by
// them, and the database is what it was.

const corpus: readonly string[] = [
  "' or 1=1 --",
  "' or '1'='1",
  "ada' --",
  "ada'/*",
  "ada' or userName='bob",
  '" or ""="',
  "'; drop table journey_session; --",
  "'; update pg_user set usesuper = true; --",
  "ada'; select pg_sleep(10); --",
  "ada' union select null, null, null --",
  "ada\\'; --",
  "ada\\",
  "$1",
  "${1}",
  "$$; drop schema public cascade; $$",
  "E'\\047'",
  "\u02bc or 1=1",
  "％27 or 1=1",
  "*",
  "%",
  "_da",
  "ad%",
  "*)(uid=*))(|(uid=*",
  "admin)(&)",
  "' or 1 eq 1",
  "ada' and startswith(userPrincipalName,'a') or '",
  '{"$ne": null}',
  '{"$gt": ""}',
  "ada\r\nX-Injected: 1",
  "ada\nSet-Cookie: iPlanetDirectoryPro=x",
  "ada\0",
  "\0ada",
  "ada%00",
  "../../me",
  "/users/ada",
  "ada?$select=password",
  "ada#",
  "ada;ada",
  "ada,bob",
  "ada bob",
  "{{7*7}}",
  "#{7*7}",
  "<%= 7*7 %>",
  "${jndi:ldap://evil.example/a}",
  "`id`",
  "$(id)",
  "| id",
  "__proto__",
  "constructor",
  "true",
  "null",
  "NaN",
  "\u202eada",
  "a\u200bda",
  "\ud800",
  "ada\u0007",
  "ＡＤＡ' --",
  "ada ",
  " ada",
  "x".repeat(5_000),
];

let app: TestApp;
let client: Client;
beforeAll(async () => {
  const url = await createPostgresDatabase();
  const database = postgresDatabase({ url });
  const directory = postgresDirectory({ database });
  app = await testApp([login], {
    directory,
    store: postgresStore({ database }),
    attempts: { user: false, address: false, overall: false },
  });
  await app.journeys.ready();
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });
  client = new Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await app.journeys.close();
});

/** Everything in the database but the marks of used steps, which every submit leaves. */
async function contents(): Promise<string> {
  const { rows } = await client.query<{ table: string }>(
    "select format('%I', tablename) as table from pg_tables where schemaname = 'public' order by 1",
  );
  const all: unknown[] = [];
  for (const { table } of rows) {
    if (/step|mark/.test(table)) all.push(table);
    else all.push(table, (await client.query(`select * from ${table} order by 1, 2`)).rows);
  }
  return JSON.stringify(all);
}

async function signOn(name: string, password: string, query = ""): Promise<void> {
  const step = (await start(app.journeys)).body;
  const path = `authenticate${query}`;
  const { status, body, headers } = await post(app.journeys, path, fill(step, name, password));
  const what = JSON.stringify([name, password]).slice(0, 200);
  expect(body, what).not.toHaveProperty("tokenId");
  expect([200, 400, 401], what).toContain(status);
  expect(headers.getSetCookie(), what).toEqual([]);
  expect([...headers.keys()], what).not.toContain("x-injected");
}

test(
  "60 payloads as name and as password of a real user, 0 sign-ons, 0 server errors, the database unchanged",
  async () => {
    expect(new Set(corpus).size).toBe(60);
    const before = await contents();
    expect(before).toContain("ada");
    for (const payload of corpus) {
      await signOn(payload, payload);
      await signOn("ada", payload);
    }
    expect(await contents()).toBe(before);
  },
  patience,
);

test("60 payloads in the address, in tokens and cookies, 0 server errors, the database unchanged", async () => {
  const before = await contents();
  for (const payload of corpus) {
    const text = payload.toWellFormed();
    const encoded = encodeURIComponent(text);
    const paths = [
      `${address}/authenticate?authIndexType=service&authIndexValue=${encoded}`,
      `${address}/authenticate?realm=${encoded}`,
      `https://id.example.com/am/json/${encoded}/authenticate`,
      `${address}/sessions?_action=${encoded}`,
    ];
    for (const path of paths) expect((await post(app.journeys, path)).status).toBeLessThan(500);
    const forged = { authId: payload, callbacks: [] };
    expect((await post(app.journeys, "authenticate", forged)).status).toBe(401);
    const info = await post(app.journeys, "sessions?_action=getSessionInfo", { tokenId: payload });
    expect(info.status).toBe(401);
    const cookie = { cookie: `iPlanetDirectoryPro=${encoded}` };
    expect(await app.journeys.session(new Request(address, { headers: cookie }))).toBeUndefined();
  }
  expect(await contents()).toBe(before);
});

const generated = tries(60, 5_000);

test(
  "60 generated names: nobody but ada is ada",
  async () => {
    expect(generated).toBeGreaterThanOrEqual(60);
    const before = await contents();
    const pieces = fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        "\\",
        "--",
        ";",
        "/*",
        "$1",
        "%",
        "ada",
        " or ",
        "=",
        "(",
        ")",
        "\0",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    );
    const names = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        if (name.normalize("NFKC").toLowerCase() !== "ada") await signOn(name, "correct-horse");
      }),
      { numRuns: generated, interruptAfterTimeLimit: patience },
    );
    expect(await contents()).toBe(before);
  },
  patience,
);
