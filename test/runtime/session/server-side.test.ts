import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answer, asking, login, proving, row, step, testApp } from "../machine/support/journeys.ts";

// Runs that wait on the server: the authId is a random id.

const journey = row("Steps", asking, asking, asking, proving);
const serverSide = { authenticationSessions: "server-side" } as const;

describe("a run that waits on the server", () => {
  test("goes on from step to step, each with an id of its own", async () => {
    const { journeys } = await testApp([journey], serverSide);
    const ids: string[] = [];
    let reply = await journeys.start("Steps");
    while (reply.kind === "step") {
      ids.push(reply.authId);
      reply = await journeys.resume(reply.authId, [answer("x")]);
    }
    expect(reply.kind).toBe("success");
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\w-]{43}$/);
    for (const id of ids) expect((await journeys.resume(id, [answer("x")])).kind).toBe("refused");
  });

  test("is taken on by one of 40 at the same time, at each step", async () => {
    const { journeys } = await testApp([journey], serverSide);
    let { authId } = step(await journeys.start("Steps"));
    for (let round = 0; round < 2; round += 1) {
      const replies = await Promise.all(
        Array.from({ length: 40 }, () => journeys.resume(authId, [answer("x")])),
      );
      const next = replies.filter(({ kind }) => kind !== "refused");
      expect(next).toHaveLength(1);
      ({ authId } = step(next[0] as never));
    }
  });

  test("can still be answered after answers that do not fit", async () => {
    const { journeys } = await testApp([journey], serverSide);
    const { authId } = step(await journeys.start("Steps"));
    expect((await journeys.resume(authId, [])).kind).toBe("mismatch");
    step(await journeys.resume(authId, [answer("x")]));
  });

  test("of the two ways, neither takes the other's ids", async () => {
    const store = memoryStore();
    const [client, server] = await Promise.all([
      testApp([journey], { store }),
      testApp([journey], { store, ...serverSide }),
    ]);
    const sealed = step(await client.journeys.start("Steps")).authId;
    const id = step(await server.journeys.start("Steps")).authId;
    expect((await server.journeys.resume(sealed, [answer("x")])).kind).toBe("refused");
    expect((await client.journeys.resume(id, [answer("x")])).kind).toBe("refused");
  });

  test("is encrypted in the store, and its id is not there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "journeyc-server-side-"));
    const store = sqliteStore({ path: join(folder, "store.db") });
    const { journeys } = await testApp([login], { store, ...serverSide });
    const { authId } = step(await journeys.start("Login"));
    const bytes = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file)).toString("latin1"))
      .join("");
    for (const needle of [authId, "signIn", "PasswordCallback"])
      expect(bytes).not.toContain(needle);
    await journeys.close();
    rmSync(folder, { recursive: true });
  });

  test("a way that does not exist is a mistake", async () => {
    // From JavaScript.
    const options = { authenticationSessions: "CTS" } as never;
    await expect(testApp([journey], options)).rejects.toThrow(/`authenticationSessions`/);
  });
});
