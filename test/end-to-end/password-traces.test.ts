import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { AuthenticateClient } from "../support/authenticate.ts";
import { launchChromium } from "../support/chromium.ts";
import { freshDataFolder } from "../support/demo.ts";
import { startEndToEndApp, startTenant } from "../support/end-to-end.ts";
import { createPostgresDatabase } from "../support/postgres.ts";
import { Traces } from "../support/traces.ts";
import { openJourney, submitCredentials } from "../browser/sign-on-page.ts";

// No log, error, response, address or stored state may hold a password: neither the right one nor a mistyped one.

const journey = "PTA with password capture";
const ada = "ada@contoso.example";

/** Every row of every table, as text. */
async function dump(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const rows: unknown[] = [];
    for (const { name } of tables.rows) {
      rows.push((await client.query(`select row_to_json(t)::text as row from ${name} t`)).rows);
    }
    return JSON.stringify(rows);
  } finally {
    await client.end();
  }
}

async function inBrowser(
  url: string,
  traces: Traces,
  password: string,
  wrong: string,
): Promise<void> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    traces.watch(context);
    const page = await context.newPage();
    await openJourney(page, url, journey);
    await submitCredentials(page, ada, wrong);
    await expect.poll(() => page.locator('[role="alert"]').count()).toBe(1);
    traces.add("page after a failure", await page.content());
    await submitCredentials(page, ada, password);
    await expect.poll(() => page.title()).toBe("Your profile");
    traces.add("profile page", await page.content());
    traces.add("cookies", JSON.stringify(await context.cookies()));
  } finally {
    await browser.close();
  }
}

/** Sign-ons that end in every way there is: right, wrong, unknown, refused, Entra ID in trouble and gone. */
async function overHttp(
  client: AuthenticateClient,
  password: string,
  wrong: string,
): Promise<number[]> {
  const attempts = [
    [ada, password],
    [ada, wrong],
    ["katherine@contoso.example", password],
    ["nobody@contoso.example", wrong],
    ["err50076@contoso.example", password],
    ["err7000218@contoso.example", password],
    ["http500-html@contoso.example", password],
    ["emptyobj@contoso.example", password],
    ["badsig@contoso.example", password],
    [`${password}@contoso.example`, wrong],
  ] as const;
  const statuses: number[] = [];
  for (const [username, secret] of attempts) {
    statuses.push((await client.signOn(journey, username, secret)).status);
  }
  return statuses;
}

describe.each(["SQLite", "PostgreSQL"])("on %s", (database) => {
  test("the password is stored as an argon2id hash, and stands nowhere", async () => {
    const [core, wrongCore] = [
      randomBytes(9).toString("base64"),
      randomBytes(9).toString("base64"),
    ];
    const password = `Needle ${core}"\\ü`;
    const wrong = `Mistyped ${wrongCore}`;
    const traces = new Traces();
    const dataFolder = freshDataFolder();
    const databaseUrl = database === "PostgreSQL" ? await createPostgresDatabase() : undefined;
    const tenant = await startTenant({ [ada]: password, "katherine@contoso.example": password });
    const key = randomBytes(32).toString("base64url");
    const app = await startEndToEndApp({ tenant, dataFolder, databaseUrl, key });
    try {
      const client = new AuthenticateClient(app.url, traces.fetch as typeof fetch);
      // A step that waits for its answer while the files are looked at: its state is out there too.
      const waiting = await client.start(journey);
      const statuses = await overHttp(client, password, wrong);
      expect(statuses.slice(0, 5)).toEqual([200, 401, 200, 401, 401]);
      expect(statuses.slice(5, 9).every((status) => status >= 500)).toBe(true);
      await inBrowser(app.url, traces, password, wrong);
      expect(waiting.authId).toBeTruthy();
    } finally {
      await app.kill();
      await tenant.close();
    }
    traces.add("output of the app", app.output());
    traces.addFolder(dataFolder);
    if (databaseUrl) traces.add("tables", await dump(databaseUrl));
    expect(traces.count).toBeGreaterThan(30);
    expect(traces.find(["$argon2id$v=19$m="])).not.toEqual([]);
    expect(traces.find([password, wrong, core, wrongCore])).toEqual([]);
  }, 120_000);
});
