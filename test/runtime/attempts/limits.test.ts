import { rmSync } from "node:fs";
import { join } from "node:path";
import type { CommonOptions, Connector, Directory, Journey, Journeys } from "@journeyc/runtime";
import { ask, defineJourney, node, take } from "@journeyc/runtime";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { postgresStore } from "@journeyc/runtime/session/postgres-store";
import { sqliteStore } from "@journeyc/runtime/session/sqlite-store";
import { afterAll, describe, expect, test } from "vitest";
import { SessionStoreUnavailable } from "../../../runtime/session/store.ts";
import { createPostgresDatabase } from "../../support/postgres.ts";
import { temporaryFolder } from "../directory/backends.ts";
import {
  answer,
  login,
  question,
  resource,
  step,
  testApp,
  testDirectory,
  testNode,
  type TestApp,
} from "../machine/support/journeys.ts";

const minutes = 60_000;

/** A directory that notes whose password it is asked to verify. The wrong ones of the tests are not hashed. */
async function watched(): Promise<{ directory: Directory; asked: string[] }> {
  const real = await testDirectory();
  const asked: string[] = [];
  const directory: Directory = Object.create(real, {
    open: { value: async () => undefined },
    begin: { value: () => undefined },
    close: { value: async () => undefined },
    read: { value: real.read.bind(real) },
    find: { value: real.find.bind(real) },
    verifyPassword: {
      value: async (
        ...[kind, attribute, name, password]: Parameters<typeof real.verifyPassword>
      ) => {
        asked.push(name);
        const right = password === "correct-horse" || password === "battery-staple";
        return right ? real.verifyPassword(kind, attribute, name, password) : undefined;
      },
    },
  });
  return { directory, asked };
}

interface Watched extends TestApp {
  /** The names that came to the directory; an empty one is nobody's. */
  readonly asked: readonly string[];
  readonly verified: () => readonly string[];
}

async function app(
  options: Partial<CommonOptions<Journey>> & {
    readonly connectors?: Readonly<Record<string, Connector>>;
    readonly journey?: Journey;
  } = {},
): Promise<Watched> {
  const { journey = login, ...rest } = options;
  const { directory, asked } = await watched();
  const verified = () => asked.filter((name) => name !== "");
  return { ...(await testApp([journey], { directory, ...rest })), asked, verified };
}

/** One run with a name and a password; how it ends. */
async function guess(
  journeys: Journeys,
  name: string,
  password: string,
  clientAddress?: string,
): Promise<string> {
  const request = clientAddress === undefined ? {} : { clientAddress };
  const { authId } = step(await journeys.start(undefined, request));
  return (await journeys.resume(authId, [answer(name), answer(password)], request)).kind;
}

async function wrong(journeys: Journeys, name: string, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1)
    expect(await guess(journeys, name, `wrong-${index}`)).toBe("failure");
}

describe("100 guesses at the same time", () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["memory", async () => memoryStore()],
    ["SQLite", async () => sqliteStore({ path: join(folder, "attempts.db") })],
    ["PostgreSQL", async () => postgresStore({ url: await createPostgresDatabase() })],
  ] as const)("verify five times with %s", async (_, makeStore) => {
    const { journeys, verified, events } = await app({ store: await makeStore() });
    const starts = await Promise.all(Array.from({ length: 100 }, () => journeys.start()));
    const ends = await Promise.all(
      starts.map((start, index) =>
        journeys.resume(step(start).authId, [answer("ada"), answer(`wrong-${index}`)]),
      ),
    );
    expect(ends.map(({ kind }) => kind)).toEqual(Array.from({ length: 100 }, () => "failure"));
    expect(verified()).toEqual(Array.from({ length: 5 }, () => "ada"));
    const refused = events.filter(({ kind }) => kind === "attempt-refused");
    expect(refused).toHaveLength(95);
    expect(refused[0]).toMatchObject({
      node: "decide",
      type: "DataStoreDecision",
      refusedBy: "user",
    });
    await journeys.close();
  });
});

describe("a user", () => {
  test("who is right begins at zero again, and one who is refused is told what a wrong password is told", async () => {
    const { journeys, verified, log } = await app();
    for (let round = 0; round < 3; round += 1) {
      await wrong(journeys, "ada", 4);
      expect(await guess(journeys, "ada", "correct-horse")).toBe("success");
    }
    await wrong(journeys, "ada", 5);
    const before = verified().length;
    expect(await guess(journeys, "ada", "correct-horse")).toBe("failure");
    expect(verified()).toHaveLength(before);
    expect(log).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ code: "attempt-refused" }) }),
    );
    expect(JSON.stringify(log)).not.toContain("ada");
  });

  test("whose password is known is no better guessed at a second time: five codes, however often the password is right", async () => {
    let compared = 0;
    const code = testNode(async (context) => {
      if (!context.answers) return ask([question]);
      const name = String(context.state.get("username"));
      const attempt = await context.attempts.count(name);
      if (attempt.refusedBy !== undefined) return take("false");
      compared += 1;
      if (context.answers[0]?.get("") !== "right-code") return take("false");
      await attempt.succeeded();
      return take("true");
    });
    const { nodes, ...rest } = login;
    const { decide } = nodes;
    if (!decide) throw new Error("No node decides.");
    const twoFactors: Journey = {
      ...rest,
      nodes: {
        ...nodes,
        decide: { ...decide, outcomes: { true: "code", false: "failure" } },
        code: node(code, { outcomes: { true: "success", false: "failure" } }),
      },
    };
    const { journeys } = await app({ journey: twoFactors });
    const signOn = async (typed: string): Promise<string> => {
      const { authId } = step(await journeys.start());
      const second = await journeys.resume(authId, [answer("ada"), answer("correct-horse")]);
      if (second.kind !== "step") return second.kind;
      return (await journeys.resume(second.authId, [answer(typed)])).kind;
    };
    for (let round = 0; round < 2; round += 1) {
      for (let times = 0; times < 4; times += 1) await signOn("wrong-code");
      expect(await signOn("right-code")).toBe("success");
    }
    compared = 0;
    for (let times = 0; times < 20; times += 1) expect(await signOn("wrong-code")).toBe("failure");
    expect(compared).toBe(5);
    expect(await signOn("right-code")).toBe("failure");
  });

  test("whose password is known has five codes, too, where both are asked for on one page", async () => {
    let compared = 0;
    const code = testNode(async (context) => {
      const attempt = await context.attempts.count(String(context.state.get("username")));
      if (attempt.refusedBy !== undefined) return take("false");
      compared += 1;
      return take("false");
    });
    const { nodes, ...rest } = login;
    const { decide } = nodes;
    if (!decide) throw new Error("No node decides.");
    const onePage: Journey = {
      ...rest,
      nodes: {
        ...nodes,
        decide: { ...decide, outcomes: { true: "code", false: "failure" } },
        code: node(code, { outcomes: { true: "success", false: "failure" } }),
      },
    };
    const { journeys } = await app({ journey: onePage });
    for (let times = 0; times < 20; times += 1)
      expect(await guess(journeys, "ada", "correct-horse")).toBe("failure");
    expect(compared).toBe(5);
  });

  test("is one under all spellings of the name", async () => {
    const { journeys, verified } = await app();
    for (const name of ["ada", "ADA", "Ada", "\uff41da", "aDa", "adA"])
      await guess(journeys, name, "wrong");
    expect(verified()).toHaveLength(5);
    expect(await guess(journeys, "bob", "battery-staple")).toBe("success");
  });

  test("who does not exist is counted like one who does", async () => {
    const { journeys, verified, events } = await app();
    await wrong(journeys, "nobody", 7);
    expect(verified()).toHaveLength(5);
    expect(events.filter(({ kind }) => kind === "attempt-refused")).toHaveLength(2);
  });

  test("is locked out by a stranger no longer than the window, however long that one goes on", async () => {
    let now = 1_800_000_000_000;
    const { journeys } = await app({ clock: () => now });
    await wrong(journeys, "ada", 5);
    for (let minute = 1; minute < 15; minute += 1) {
      now += minutes;
      await wrong(journeys, "ada", 3);
      expect(await guess(journeys, "ada", "correct-horse")).toBe("failure");
    }
    now += minutes;
    expect(await guess(journeys, "ada", "correct-horse")).toBe("success");
  });

  test("is not locked out from an address that has used up its own attempts", async () => {
    const { journeys } = await app({
      attempts: { address: { attempts: 3, windowMilliseconds: minutes } },
    });
    for (let index = 0; index < 9; index += 1) await guess(journeys, "ada", "wrong", "192.0.2.1");
    expect(await guess(journeys, "ada", "correct-horse", "192.0.2.2")).toBe("success");
  });
});

describe("one password for many users", () => {
  const window = { windowMilliseconds: minutes };

  async function spray(
    options: Partial<CommonOptions<Journey>>,
    address?: (index: number) => string,
  ) {
    const watch = await app(options);
    for (let index = 0; index < 30; index += 1)
      await guess(watch.journeys, `user-${index}`, "Summer-2026", address?.(index));
    return watch;
  }

  test("is bounded by the address", async () => {
    const attempts = { address: { ...window, attempts: 7 } };
    const { verified, journeys } = await spray({ attempts }, () => "192.0.2.1");
    expect(verified()).toHaveLength(7);
    expect(await guess(journeys, "ada", "correct-horse", "192.0.2.9")).toBe("success");
  });

  test("is bounded by the network of an IPv6 address", async () => {
    const attempts = { address: { ...window, attempts: 7 } };
    const { verified } = await spray({ attempts }, (index) => `2001:db8::${index + 1}`);
    expect(verified()).toHaveLength(7);
  });

  test("is bounded overall, from whatever addresses, until the window ends", async () => {
    let now = 1_800_000_000_000;
    const attempts = { overall: { ...window, attempts: 11 } };
    const clock = () => now;
    const { verified, journeys } = await spray({ attempts, clock }, (index) => `192.0.2.${index}`);
    expect(verified()).toHaveLength(11);
    expect(await guess(journeys, "ada", "correct-horse")).toBe("failure");
    now += minutes;
    expect(await guess(journeys, "ada", "correct-horse")).toBe("success");
  });

  test("one user who is hammered, and users who are right, take nothing from the overall limit", async () => {
    const attempts = { overall: { ...window, attempts: 8 } };
    const { journeys } = await app({ attempts });
    for (let index = 0; index < 30; index += 1) await guess(journeys, "eve", "wrong");
    for (let index = 0; index < 10; index += 1)
      expect(await guess(journeys, "ada", "correct-horse")).toBe("success");
  });

  test("limits that are switched off limit nothing", async () => {
    const { journeys, verified } = await app({ attempts: { user: false, overall: false } });
    await wrong(journeys, "ada", 12);
    expect(verified()).toHaveLength(12);
  });
});

test("what one step sends is one guess, however many nodes verify it", async () => {
  const asked: string[] = [];
  const remote: Connector = {
    kind: "test",
    objectTypes: ["User"],
    authenticate: async (_, name) => {
      asked.push(name);
      return { kind: "rejected", reason: "invalidCredentials" };
    },
  };
  const both = defineJourney({
    ...login,
    name: "Both",
    connectors: { Remote: "test" },
    nodes: {
      ...login.nodes,
      decide: node(dataStoreDecision, {
        outcomes: { true: "success", false: "remote" },
        secrets: ["password"],
      }),
      remote: node(passthroughAuthentication, {
        settings: { systemEndpoint: "Remote", objectType: "User", identityAttribute: "userName" },
        outcomes: { authenticated: "success", missingInput: "failure", failed: "failure" },
        secrets: ["password"],
      }),
    },
  });
  const { journeys, verified } = await app({ journey: both, connectors: { Remote: remote } });
  await wrong(journeys, "ada", 8);
  expect([verified().length, asked.length]).toEqual([5, 5]);
});

test("a refused attempt costs what a wrong password costs: one verification, of nobody", async () => {
  const { journeys, asked } = await app();
  await wrong(journeys, "ada", 7);
  expect(asked).toEqual(["ada", "ada", "ada", "ada", "ada", "", ""]);
});

test("nothing that is stored or logged names a user or an address", async () => {
  const keys: string[] = [];
  const store = memoryStore();
  const count = store.countAttempts.bind(store);
  store.countAttempts = (counters, now) => {
    keys.push(...counters.map(({ key }) => key));
    return count(counters, now);
  };
  const { journeys } = await app({ store });
  await guess(journeys, "ada", "wrong", "192.0.2.1");
  expect(keys).toHaveLength(3);
  for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
  expect(new Set(keys).size).toBe(3);
});

test("where attempts cannot be counted nothing is verified, and the run ends in an error that passes", async () => {
  const store = memoryStore();
  store.countAttempts = () => Promise.reject(new SessionStoreUnavailable("down"));
  const { journeys, asked } = await app({ store });
  const { authId } = step(await journeys.start());
  const reply = await journeys.resume(authId, [answer("ada"), answer("correct-horse")]);
  expect(reply).toMatchObject({
    kind: "error",
    error: { code: "session-store-unavailable", temporary: true },
  });
  expect(asked).toEqual([]);
});

test("other node types count through the context", async () => {
  const guessing = testNode(async ({ attempts }) =>
    take((await attempts.count("ada")).refusedBy === undefined ? "true" : "false"),
  );
  const journey = defineJourney({
    name: "Own",
    connectors: {},
    resource,
    start: "guess",
    nodes: { guess: node(guessing, { outcomes: { true: "failure", false: "stop" } }) },
  });
  const { journeys } = await app({ journey });
  const ends: string[] = [];
  for (let index = 0; index < 6; index += 1) ends.push((await journeys.start("Own")).kind);
  expect(ends).toEqual(["failure", "failure", "failure", "failure", "failure", "stop"]);
});
