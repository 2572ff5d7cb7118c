import { randomBytes } from "node:crypto";
import { JourneyError, take, type Directory } from "@journeyc/runtime";
import { type Database } from "../../../runtime/database/database.ts";
import { postgresDatabase } from "@journeyc/runtime/database/postgres";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { temporaryFolder } from "../directory/backends.ts";
import {
  answer,
  asking,
  resource,
  row,
  step,
  testApp,
  testNode,
} from "../machine/support/journeys.ts";

// What the nodes of a step change is stored together, when the step ends, with the session that it leads to.

type Kind = "SQLite" | "PostgreSQL";

describe.each<Kind>(["SQLite", "PostgreSQL"])("a step on %s", (kind) => {
  let database: Database;
  let directory: Directory;
  let folder: string;
  let user: string;
  /** Another connection, which sees what is stored and nothing else. */
  let outside: Database;
  beforeAll(async () => {
    folder = temporaryFolder();
    const path = join(folder, "step.db");
    const url = kind === "PostgreSQL" ? await createPostgresDatabase() : "";
    const connect = (): Database =>
      kind === "SQLite" ? sqliteDatabase({ path }) : postgresDatabase({ url });
    [database, outside] = [connect(), connect()];
    directory = postgresDirectory({ database });
    await directory.open([resource]);
    await outside.open();
  });
  afterAll(async () => {
    await directory.close();
    await outside.close();
    rmSync(folder, { recursive: true });
  });

  const stored = () =>
    outside.read((tables) =>
      tables
        .selectFrom("journeyc_object")
        .select(["login_count as count", "attributes"])
        .where("id", "=", user)
        .executeTakeFirstOrThrow(),
    );
  const sessions = async (): Promise<number> =>
    (
      await outside.read((tables) =>
        tables
          .selectFrom("journeyc_session")
          .select("token_hash")
          .where("user_id", "=", user)
          .execute(),
      )
    ).length;

  const counting = testNode(async (context) => {
    await context.directory.incrementLoginCount(resource.name, user);
    return take("true");
  });
  const patching = testNode(async (context) => {
    await context.directory.patch(resource.name, user, { accountStatus: "active" });
    return take("true");
  });
  const proving = testNode(async (context) => {
    const found = await context.directory.read(resource.name, user);
    if (found) context.identity.prove(found);
    return take("true");
  });
  /** Looks from outside while the step runs. */
  const looks: unknown[] = [];
  const looking = testNode(async (context) => {
    const [outer, inner] = await Promise.all([
      kind === "SQLite" ? undefined : stored(),
      context.directory.read(resource.name, user),
    ]);
    looks.push(outer?.count ?? 0, inner?.loginCount, inner?.attributes["accountStatus"]);
    return take("true");
  });

  const failing = testNode(
    async (context) => {
      await context.directory.incrementLoginCount(resource.name, user);
      throw new JourneyError("test", "The node fails.", "None.");
    },
    { error: true },
  );

  const app = async (...types: ReturnType<typeof testNode>[]) => {
    ({ id: user } = await directory.create(resource.name, {
      userName: `user-${randomBytes(6).toString("hex")}`,
    }));
    const store = postgresStore({ database });
    return testApp([row("Step", asking, ...types)], { directory, store });
  };
  const run = async (...types: ReturnType<typeof testNode>[]) => {
    const { journeys } = await app(...types);
    const { authId } = step(await journeys.start());
    return journeys.resume(authId, [answer("x")]);
  };

  test("is stored when it ends: its nodes see what they changed, nobody else does", async () => {
    looks.length = 0;
    const reply = await run(counting, patching, looking, proving);
    expect(reply.kind).toBe("success");
    expect(looks).toEqual([0, 1, "active"]);
    expect(await stored()).toMatchObject({ count: 1 });
    expect(await sessions()).toBe(1);
  });

  test("that fails keeps what earlier nodes did, and undoes the node that failed", async () => {
    const reply = await run(counting, patching, failing, proving);
    expect(reply.kind).toBe("error");
    expect(await stored()).toMatchObject({ count: 1 });
    expect((await stored()).attributes).toContain("active");
    expect(await sessions()).toBe(0);
  });

  test("whose first change is that of the node that fails stores nothing", async () => {
    expect((await run(failing)).kind).toBe("error");
    expect(await stored()).toMatchObject({ count: 0 });
  });

  test("has nothing stored when its session cannot be: no count without a sign-on", async () => {
    const { journeys } = await app(counting, proving);
    const { authId } = step(await journeys.start());
    // The token of the session is the only randomness that is left to be drawn.
    const taken = Buffer.alloc(32, 7);
    const same = await testApp([row("Step", asking, counting, proving)], {
      directory,
      store: postgresStore({ database }),
      random: (bytes) => taken.subarray(0, bytes),
    });
    expect((await same.journeys.resume(authId, [answer("x")])).kind).toBe("success");
    const again = step(await journeys.start());
    const reply = await same.journeys.resume(again.authId, [answer("x")]);
    expect(reply).toMatchObject({ kind: "error", error: { code: "session-exists" } });
    expect(await stored()).toMatchObject({ count: 1 });
    expect(await sessions()).toBe(1);
  });

  test("stores what it changed before it counts an attempt, which never waits for a step", async () => {
    const attempting = testNode(async (context) => {
      await context.attempts.count("somebody");
      looks.push((await stored()).count);
      return take("true");
    });
    looks.length = 0;
    expect((await run(counting, attempting, proving)).kind).toBe("success");
    expect(looks).toEqual([1]);
  });

  test("refuses a node that goes on when the step has ended", async () => {
    const late = Promise.withResolvers<unknown>();
    const caller = new AbortController();
    const overlooking = testNode((context) => {
      setTimeout(() => caller.abort(), 50);
      // Overlooks the signal: its work comes when nobody waits for it any more.
      setTimeout(() => {
        late.resolve(
          context.directory
            .incrementLoginCount(resource.name, user)
            .then(String, (error: JourneyError) => error.code),
        );
      }, 300);
      return new Promise(() => undefined);
    });
    const { journeys } = await app(overlooking);
    const { authId } = step(await journeys.start());
    const reply = await journeys.resume(authId, [answer("x")], { signal: caller.signal });
    expect(reply.kind).toBe("error");
    expect(await late.promise).toBe("directory-unavailable");
    expect(await stored()).toMatchObject({ count: 0 });
  });

  test("given up in the middle of a node stores no half of it, although the node goes on", async () => {
    const caller = new AbortController();
    const gone = Promise.withResolvers<unknown>();
    const halves = testNode(async (context) => {
      const first = context.directory.incrementLoginCount(resource.name, user);
      caller.abort();
      await first;
      const second = context.directory.incrementLoginCount(resource.name, user);
      gone.resolve(second.then(String, (error: JourneyError) => error.code));
      return take("true");
    });
    const { journeys } = await app(halves);
    const { authId } = step(await journeys.start());
    const reply = await journeys.resume(authId, [answer("x")], { signal: caller.signal });
    expect(reply.kind).toBe("error");
    expect(await gone.promise).toBe("directory-unavailable");
    expect(await stored()).toMatchObject({ count: 0 });
  });

  test("whose node failed goes on by `error`, and stores what comes then", async () => {
    const later = row("Later", asking, failing, counting, proving);
    const nodes = { ...later.nodes };
    const failed = nodes["n1"] as (typeof nodes)[string];
    nodes["n1"] = { ...failed, outcomes: { ...failed.outcomes, error: "n2" } };
    await app();
    const { journeys } = await testApp([{ ...later, nodes }], {
      directory,
      store: postgresStore({ database }),
    });
    const { authId } = step(await journeys.start());
    expect((await journeys.resume(authId, [answer("x")])).kind).toBe("success");
    expect(await stored()).toMatchObject({ count: 1 });
    expect(await sessions()).toBe(1);
  });

  test("of 60 at the same time, more than there are connections, each is stored once", async () => {
    const { journeys } = await app(counting, patching, proving);
    const replies = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { authId } = step(await journeys.start());
        return journeys.resume(authId, [answer("x")]);
      }),
    );
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(["success"]));
    expect(await stored()).toMatchObject({ count: 60 });
    expect(await sessions()).toBe(60);
  });

  test("with a store elsewhere is stored before the session is made", async () => {
    ({ id: user } = await directory.create(resource.name, { userName: "elsewhere" }));
    const store = memoryStore();
    let counted = -1;
    const endStep = store.endStep.bind(store);
    store.endStep = async (end) => {
      counted = (await stored()).count;
      return endStep(end);
    };
    const { journeys } = await testApp([row("Step", counting, proving)], { directory, store });
    expect((await journeys.start()).kind).toBe("success");
    expect(counted).toBe(1);
  });
});

const few = [
  ["SQLite, which has one connection", undefined],
  ["PostgreSQL by one connection", 1],
  ["PostgreSQL by two connections", 2],
] as const;

test.each(few)(
  "50 sign-ons at the same time on %s wait for each other and for nothing else",
  async (_name, most) => {
    const folder = temporaryFolder();
    const database =
      most === undefined
        ? sqliteDatabase({ path: join(folder, "few.db") })
        : postgresDatabase({ url: await createPostgresDatabase(), maximumConnections: most });
    const directory = postgresDirectory({ database, passwordHashing: { maximumQueue: 1_000 } });
    const store = postgresStore({ database });
    const counting = testNode(async (context) => {
      const found = await context.directory.find(resource.name, "userName", "ada");
      if (found) await context.directory.incrementLoginCount(resource.name, found.id);
      return take("true");
    });
    const guessing = testNode(async (context) => {
      const attempt = await context.attempts.count("ada");
      const password = "correct-horse";
      const found = await context.directory.verifyPassword(
        resource.name,
        "userName",
        "ada",
        password,
      );
      if (!found || attempt.refusedBy !== undefined) return take("false");
      await attempt.succeeded();
      context.identity.prove(found);
      return take("true");
    });
    const { journeys } = await testApp([row("Step", asking, counting, guessing, counting)], {
      directory,
      store,
      authenticationSessions: "server-side",
      attempts: { user: { attempts: 1_000, windowMilliseconds: 60_000 } },
    });
    try {
      await journeys.ready();
      const { id } = await directory.create(resource.name, {
        userName: "ada",
        password: "correct-horse",
      });
      const kinds = await Promise.all(
        Array.from({ length: 50 }, async () => {
          const { authId } = step(await journeys.start());
          const reply = await journeys.resume(authId, [answer("x")]);
          return reply.kind === "error" ? reply.error.code : reply.kind;
        }),
      );
      expect(new Set(kinds)).toEqual(new Set(["success"]));
      expect((await directory.read(resource.name, id))?.loginCount).toBe(100);
    } finally {
      await journeys.close();
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
