import { rmSync } from "node:fs";
import { join } from "node:path";
import type { SessionStore } from "../../runtime/session/store.ts";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { afterAll, describe, expect, test } from "vitest";
import { fill, post, start, type Reply } from "../runtime/http/support/client.ts";
import { asking, proving, row, testApp } from "../runtime/machine/support/journeys.ts";
import { temporaryFolder } from "../runtime/directory/backends.ts";
import { createPostgresDatabase } from "../support/postgres.ts";

// A step works once. Every token of a run is sent again at every later point of it, in every spelling that base64url
// has of the same bytes: nothing runs, nobody is signed on.

const steps = 12;
const journey = row("Login", ...Array<typeof asking>(steps).fill(asking), proving);
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The token as it is, and whatever else a lenient decoder would read as the same bytes. */
function spellings(token: string): readonly string[] {
  const bytes = Buffer.from(token, "base64url");
  const others = [...alphabet]
    .map((last) => token.slice(0, -1) + last)
    .filter((other) => other !== token && Buffer.from(other, "base64url").equals(bytes));
  return [token, ...others, `${token} `, ` ${token}`, `${token}=`, `${token}==`, `${token}\n`];
}

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const stores: readonly (readonly [string, () => Promise<SessionStore>])[] = [
  ["memory", async () => memoryStore()],
  ["SQLite", async () => sqliteStore({ path: join(folder, "store.db") })],
  ["PostgreSQL", async () => postgresStore({ url: await createPostgresDatabase() })],
];

describe.each(stores)("on %s", (_name, makeStore) => {
  test("78 replays of spent tokens and 390 or more of their other spellings, 0 accepted", async () => {
    const app = await testApp([journey], { store: await makeStore() });
    const used: Reply["body"][] = [];
    let current = (await start(app.journeys)).body;
    let [replays, respelled] = [0, 0];
    while (current.authId !== undefined) {
      const next = await post(app.journeys, "authenticate", fill(current, "x"));
      expect(next.status).toBe(200);
      used.push(current);
      current = next.body;
      const ran = app.events.length;
      for (const old of used) {
        for (const [index, authId] of spellings(String(old.authId)).entries()) {
          const again = await post(app.journeys, "authenticate", { ...fill(old, "x"), authId });
          expect([again.status, again.body["detail"]]).toEqual([401, { errorCode: "110" }]);
          if (index === 0) replays += 1;
          else respelled += 1;
        }
      }
      expect(app.events.length).toBe(ran);
    }
    expect(current["tokenId"]).toEqual(expect.any(String));
    expect(replays).toBe(78);
    expect(respelled).toBeGreaterThanOrEqual(390);
    await app.journeys.close();
  });
});
