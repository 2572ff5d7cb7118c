import { rmSync } from "node:fs";
import { join } from "node:path";
import { defineJourney, node, take, type Directory, type SessionStore } from "@journeyc/runtime";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { redisStore } from "@journeyc/runtime/session/redis-store";
import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../../../runtime/database/database.ts";
import { SessionStoreUnavailable } from "../../../runtime/session/store.ts";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { redisUrl } from "../../support/redis.ts";
import { temporaryFolder } from "../directory/backends.ts";
import { answer, login, resource, step, testApp, testNode } from "../machine/support/journeys.ts";

// A step is used and its attempt is counted by one change, before the password is verified; what ends the sign-on is
// another. Nothing of either is there without the other parts of it.

const kinds = ["memory", "SQLite", "PostgreSQL", "Redis"] as const;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

async function storages(
  kind: (typeof kinds)[number],
): Promise<{ directory: Directory; store: SessionStore; outside?: Database }> {
  if (kind === "memory") return { directory: memoryDirectory(), store: memoryStore() };
  if (kind === "Redis")
    return {
      directory: memoryDirectory(),
      store: redisStore({ url: await redisUrl(), prefix: `${Math.random()}:` }),
    };
  const folder = temporaryFolder();
  const url = kind === "PostgreSQL" ? await createPostgresDatabase() : "";
  const connect = (): Database =>
    kind === "PostgreSQL"
      ? postgresDatabase({ url })
      : sqliteDatabase({ path: join(folder, "use.db") });
  const database = connect();
  const outside = connect();
  await outside.open();
  removals.push(async () => {
    await outside.close();
    rmSync(folder, { recursive: true });
  });
  return {
    directory: postgresDirectory({ database }),
    store: postgresStore({ database }),
    outside,
  };
}

/** Sees what is stored, from another connection. */
async function stored(outside: Database): Promise<unknown> {
  return outside.read(async (tables) => {
    const attempts = await tables.selectFrom("journeyc_attempt").select("attempts").execute();
    const steps = await tables.selectFrom("journeyc_step").select("step").execute();
    const sessions = await tables.selectFrom("journeyc_session").select("user_id").execute();
    return {
      attempts: attempts.map((row) => row.attempts),
      steps: steps.length,
      sessions: sessions.length,
    };
  });
}

async function addUser(directory: Directory): Promise<void> {
  await directory.open([resource]);
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });
}

/** The journey of the tests, with a node between the page and the password that does something. */
function withNodeBetween(run: () => void): typeof login {
  const between = testNode(async () => {
    run();
    return take("true");
  });
  const [page, ...others] = Object.entries(login.nodes);
  if (!page) throw new Error("The journey has no page.");
  const [name, asking] = page;
  const [outcome, next] = Object.entries(asking.outcomes)[0] ?? ["", ""];
  return defineJourney({
    ...login,
    nodes: {
      [name]: { ...asking, outcomes: { [outcome]: "between" } },
      between: node(between, {
        outcomes: { true: next, false: "failure" },
        secrets: ["password"],
      }),
      ...Object.fromEntries(others),
    },
  });
}

describe.each(kinds)("a step that 40 send at once, on %s", (kind) => {
  test.each(["client-side", "server-side"] as const)(
    "is gone on with by one, counted once and told of once, with %s runs",
    async (authenticationSessions) => {
      const { directory, store, outside } = await storages(kind);
      await addUser(directory);
      let between = 0;
      for (const journey of [login, withNodeBetween(() => (between += 1))]) {
        const { journeys, events, log } = await testApp([journey], {
          directory,
          store,
          authenticationSessions,
          attempts: { overall: { attempts: 3, windowMilliseconds: 60_000 } },
        });
        const { authId } = step(await journeys.start());
        const sent = Array.from({ length: 40 }, () =>
          journeys.resume(authId, [answer("ada"), answer("wrong-horse")]),
        );
        const replies = (await Promise.all(sent)).map((reply) => reply.kind);
        expect(replies.filter((reply) => reply === "failure")).toHaveLength(1);
        expect(replies.filter((reply) => reply === "refused")).toHaveLength(39);
        const nodes = events.flatMap((event) =>
          event.kind === "node" && event.outcome !== undefined ? [event.node] : [],
        );
        expect(nodes).toHaveLength(journey === login ? 2 : 3);
        expect(log).toEqual([]);
        expect((await journeys.resume(authId, [answer("ada"), answer("x")])).kind).toBe("refused");
      }
      expect(between).toBe(1);
      // Two were counted: one more is within the limit, the next is not.
      const { journeys } = await testApp([login], {
        directory,
        store,
        attempts: { overall: { attempts: 3, windowMilliseconds: 60_000 } },
      });
      const end = async (name: string): Promise<string> => {
        const { authId } = step(await journeys.start());
        return (await journeys.resume(authId, [answer(name), answer("correct-horse")])).kind;
      };
      expect(await end("nobody")).toBe("failure");
      expect(await end("ada")).toBe("failure");
      if (outside) expect(await stored(outside)).toMatchObject({ sessions: 0 });
      await journeys.close();
    },
  );
});

describe.each(["SQLite", "PostgreSQL"] as const)("on %s", (kind) => {
  test("the used step and the count are durable before the password is verified", async () => {
    const { directory, store, outside } = await storages(kind);
    if (!outside) throw new Error("Nobody looks.");
    await addUser(directory);
    const seen: unknown[] = [];
    const watched: Directory = Object.create(directory, {
      open: { value: async () => undefined },
      begin: { value: () => undefined },
      read: { value: directory.read.bind(directory) },
      close: { value: directory.close.bind(directory) },
      verifyPassword: {
        value: async () => {
          seen.push(await stored(outside));
          throw new Error("The process dies here.");
        },
      },
    });
    const { journeys } = await testApp([login], { directory: watched, store });
    const { authId } = step(await journeys.start());
    const reply = await journeys.resume(authId, [answer("ada"), answer("correct-horse")]);
    expect(reply.kind).toBe("error");
    expect(seen).toEqual([{ attempts: [1, 1], steps: 1, sessions: 0 }]);
    expect(await stored(outside)).toEqual(seen[0]);
    await journeys.close();
  });

  test("attempts are forgotten and given back with the session, or not at all", async () => {
    const { directory, store, outside } = await storages(kind);
    if (!outside) throw new Error("Nobody looks.");
    await addUser(directory);
    // The token of the session is the only randomness that is left to be drawn.
    const taken = Buffer.alloc(32, 7);
    const random = (bytes: number): Uint8Array => taken.subarray(0, bytes);
    const other = await testApp([login], { directory, store });
    const { journeys } = await testApp([login], { directory, store, random });
    const signOn = async () => {
      const { authId } = step(await other.journeys.start());
      return journeys.resume(authId, [answer("ada"), answer("correct-horse")]);
    };
    expect((await signOn()).kind).toBe("success");
    expect(await stored(outside)).toEqual({ attempts: [0], steps: 1, sessions: 1 });
    expect(await signOn()).toMatchObject({ kind: "error", error: { code: "session-exists" } });
    expect(await stored(outside)).toEqual({ attempts: [1, 1], steps: 2, sessions: 1 });
    await journeys.close();
  });
});

test("where the store fails at using it the step ends in an error, and nothing has happened", async () => {
  const store = memoryStore();
  const { countAttempts } = store;
  store.countAttempts = () => {
    store.countAttempts = countAttempts;
    return Promise.reject(new SessionStoreUnavailable("down"));
  };
  const directory = memoryDirectory();
  await addUser(directory);
  const { journeys } = await testApp([login], { directory, store });
  const { authId } = step(await journeys.start());
  const send = () => journeys.resume(authId, [answer("ada"), answer("correct-horse")]);
  expect(await send()).toMatchObject({ kind: "error", error: { temporary: true } });
  expect((await send()).kind).toBe("success");
  expect((await send()).kind).toBe("refused");
});
