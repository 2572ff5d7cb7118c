import { rmSync } from "node:fs";
import { join } from "node:path";
import { defineJourney, node } from "@journeyc/runtime";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { sqliteDirectory } from "@journeyc/runtime/directory/sqlite";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { incrementLoginCount } from "@journeyc/runtime/nodes/increment-login-count";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { expect, onTestFinished, test } from "vitest";
import { countStatements } from "../../../bench/servers/sqlite-statements.ts";
import { temporaryFolder } from "../directory/backends.ts";
import { answer, login, resource, step, testApp } from "../machine/support/journeys.ts";

// What a sign-on makes durable, and what it reads: nothing more than its guarantees need.

const counts = countStatements();

const counting = defineJourney({
  ...login,
  nodes: {
    ...login.nodes,
    decide: node(dataStoreDecision, {
      outcomes: { true: "count", false: "failure" },
      secrets: ["password"],
    }),
    count: node(incrementLoginCount, { outcomes: { outcome: "success" } }),
  },
});

async function countedSignOn(
  authenticationSessions: "client-side" | "server-side",
  password: string,
): Promise<unknown> {
  const folder = temporaryFolder();
  const database = sqliteDatabase({ path: join(folder, "counted.db") });
  const directory = sqliteDirectory({ database });
  const store = sqliteStore({ database });
  const { journeys } = await testApp([counting], { directory, store, authenticationSessions });
  onTestFinished(async () => {
    await journeys.close();
    rmSync(folder, { recursive: true });
  });
  await journeys.ready();
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });
  const before = { ...counts };
  const { authId } = step(await journeys.start());
  const { kind } = await journeys.resume(authId, [answer("ada"), answer(password)]);
  const { reads, commits } = counts;
  return { kind, reads: reads - before.reads, commits: commits - before.commits };
}

test("a sign-on reads once and commits twice: the step is used and the attempt counted, then all else", async () => {
  const counted = await countedSignOn("client-side", "correct-horse");
  expect(counted).toEqual({ kind: "success", reads: 1, commits: 2 });
});

test("a run that waits in the store is one commit and one read more", async () => {
  const counted = await countedSignOn("server-side", "correct-horse");
  expect(counted).toEqual({ kind: "success", reads: 2, commits: 3 });
});

test("a wrong password leaves the used step and its count, by one commit", async () => {
  const counted = await countedSignOn("client-side", "wrong-password");
  expect(counted).toEqual({ kind: "failure", reads: 1, commits: 1 });
});
