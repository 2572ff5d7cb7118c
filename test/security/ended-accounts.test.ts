import { createJourneys, type AuditEvent, type Directory, type Session } from "@journeyc/runtime";
import { DirectoryUnavailable } from "../../runtime/directory/directory.ts";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import { fill, post, start } from "../runtime/http/support/client.ts";
import {
  key,
  login,
  resource,
  testApp,
  type TestApp,
} from "../runtime/machine/support/journeys.ts";

// A session does not outlive its user.

const header = "iplanetdirectorypro";
const tree = "?authIndexType=service&authIndexValue=Login";

/** What a directory says of a user: as it is, or in one of these ways. */
type Change = "none" | "gone" | { readonly accountStatus: unknown } | Error;

interface Accounts {
  readonly app: TestApp;
  readonly audited: AuditEvent[];
  change: Change;
  signOn(): Promise<string>;
}

/** An app whose users can be taken away: no directory of ours deletes, those of apps do. */
async function accounts(): Promise<Accounts> {
  const users = memoryDirectory();
  const audited: AuditEvent[] = [];
  const directory: Directory = new Proxy(users, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name !== "read") return typeof member === "function" ? member.bind(target) : member;
      return async (resourceName: string, id: string) => {
        const { change } = all;
        if (change instanceof Error) throw change;
        const user = await target.read(resourceName, id);
        if (change === "none" || user === undefined) return user;
        return change === "gone"
          ? undefined
          : { ...user, attributes: { ...user.attributes, ...change } };
      };
    },
  });
  const app = await testApp([login], {
    directory,
    attempts: { user: false, address: false, overall: false },
    audit: (event) => void audited.push(event),
  });
  await app.journeys.ready();
  await users.create(resource.name, { userName: "ada", password: "correct-horse" });
  const all: Accounts = {
    app,
    audited,
    change: "none",
    async signOn() {
      const step = (await start(app.journeys, tree)).body;
      const { body } = await post(app.journeys, "authenticate", fill(step, "ada", "correct-horse"));
      return String(body["tokenId"]);
    },
  };
  return all;
}

const sessionOf = (app: TestApp, token: string): Promise<Session | undefined> =>
  app.journeys.session({ headers: { [header]: token } });

/** Every way in which a session is asked for; each answers whether it was one. */
const ways: Readonly<Record<string, (app: TestApp, token: string) => Promise<boolean>>> = {
  "the app": async (app, token) => (await sessionOf(app, token)) !== undefined,
  getSessionInfo: async ({ journeys }, token) =>
    (await post(journeys, "sessions?_action=getSessionInfo", undefined, { [header]: token }))
      .status === 200,
  getSessionInfoAndResetIdleTime: async ({ journeys }, token) => {
    const path = "sessions?_action=getSessionInfoAndResetIdleTime";
    return (await post(journeys, path, undefined, { [header]: token })).status === 200;
  },
  refresh: async ({ journeys }, token) =>
    (await post(journeys, "sessions?_action=refresh", undefined, { [header]: token })).status ===
    200,
  validate: async ({ journeys }, token) => {
    const { status, body } = await post(journeys, "sessions?_action=validate", undefined, {
      [header]: token,
    });
    return status === 200 ? body["valid"] === true : Promise.reject(new Error(String(status)));
  },
  getSessionProperties: async ({ journeys }, token) =>
    (await post(journeys, "sessions?_action=getSessionProperties", undefined, { [header]: token }))
      .status === 200,
  idFromSession: async ({ journeys }, token) =>
    (await post(journeys, "users?_action=idFromSession", undefined, { [header]: token })).status ===
    200,
  "a start": async ({ journeys }, token) => {
    const cookie = { cookie: `iPlanetDirectoryPro=${token}` };
    const { body } = await post(journeys, `authenticate${tree}`, undefined, cookie);
    return body["tokenId"] === token;
  },
};

const changes: readonly Change[] = [
  "gone",
  { accountStatus: "inactive" },
  { accountStatus: "INACTIVE" },
  { accountStatus: "suspended" },
  { accountStatus: "" },
  { accountStatus: 0 },
];

test("6 changes of an account, 8 ways to ask for its session: 48 asked for, 0 are one, and all have ended", async () => {
  const all = await accounts();
  let asked = 0;
  for (const change of changes) {
    for (const isSession of Object.values(ways)) {
      all.change = "none";
      const token = await all.signOn();
      expect(await isSession(all.app, token)).toBe(true);
      all.change = change;
      expect(await isSession(all.app, token)).toBe(false);
      asked += 1;
      // It has ended: it is none either when the user is active again.
      all.change = "none";
      expect(await sessionOf(all.app, token)).toBeUndefined();
    }
  }
  expect(asked).toBe(48);
  const names = all.audited.map(({ name }) => name);
  expect(names.filter((name) => name === "session-ended")).toHaveLength(48);
});

describe("a directory that cannot be asked", () => {
  const failures = [
    new DirectoryUnavailable("down"),
    new Error("A directory of the app's own, with needle-secret in its error."),
  ];

  test.each(failures)("%s: nobody is let in, and nobody is signed out", async (failure) => {
    const all = await accounts();
    const { journeys } = all.app;
    const token = await all.signOn();
    all.change = failure;
    await expect(sessionOf(all.app, token)).rejects.toMatchObject({ temporary: true });
    const paths = [
      "sessions?_action=getSessionInfo",
      "sessions?_action=validate",
      "sessions?_action=refresh",
      "users?_action=idFromSession",
    ];
    for (const path of paths) {
      const { status, headers, body } = await post(journeys, path, undefined, { [header]: token });
      expect([path, status, headers.get("retry-after")]).toEqual([path, 503, "5"]);
      expect(JSON.stringify(body)).not.toContain("needle");
    }
    const cookie = { cookie: `iPlanetDirectoryPro=${token}` };
    expect((await post(journeys, `authenticate${tree}`, undefined, cookie)).status).toBe(503);
    expect(JSON.stringify(all.app.log)).not.toContain("needle-secret");
    all.change = "none";
    expect(await sessionOf(all.app, token)).toMatchObject({ userName: "ada" });
  });

  test("a session can be logged out meanwhile", async () => {
    const all = await accounts();
    const token = await all.signOn();
    all.change = new DirectoryUnavailable("down");
    const path = "sessions?_action=logout";
    expect((await post(all.app.journeys, path, undefined, { [header]: token })).status).toBe(200);
    all.change = "none";
    expect(await sessionOf(all.app, token)).toBeUndefined();
  });
});

test("in an app that does not have the user's resource there is no session, and it does not end", async () => {
  const store = memoryStore();
  const directory = memoryDirectory();
  const { journeys } = await testApp([login], { directory, store });
  await journeys.ready();
  await directory.create(resource.name, { userName: "ada", password: "correct-horse" });
  const step = (await start(journeys, tree)).body;
  const { body } = await post(journeys, "authenticate", fill(step, "ada", "correct-horse"));
  const request = { headers: { [header]: String(body["tokenId"]) } };
  const other = createJourneys({
    journeys: [{ ...login, resource: { ...resource, name: "managed/other" } }],
    keys: [key],
    store,
    directory: memoryDirectory(),
  });
  expect(await other.session(request)).toBeUndefined();
  expect(await journeys.session(request)).toBeDefined();
});

test("where no session is wanted, none is made that could outlive anything", async () => {
  const all = await accounts();
  const step = (await start(all.app.journeys, `${tree}&noSession=true`)).body;
  const { body } = await post(
    all.app.journeys,
    "authenticate?noSession=true",
    fill(step, "ada", "correct-horse"),
  );
  expect([body["tokenId"], body["message"]]).toEqual([undefined, "Authentication Successful"]);
});

describe("endSessionsOf", () => {
  test("ends all sessions of a user, tells how many, and writes each into the audit trail", async () => {
    const all = await accounts();
    const tokens = [await all.signOn(), await all.signOn(), await all.signOn()];
    const { userId = "", resource: name = "" } = (await sessionOf(all.app, tokens[0] ?? "")) ?? {};
    expect(await all.app.journeys.endSessionsOf("somebody else")).toBe(0);
    expect(await all.app.journeys.endSessionsOf(userId, "managed/other")).toBe(0);
    expect(await all.app.journeys.endSessionsOf(userId, name)).toBe(3);
    for (const token of tokens) expect(await sessionOf(all.app, token)).toBeUndefined();
    expect(await all.app.journeys.endSessionsOf(userId)).toBe(0);
    const ended = all.audited.filter((event) => event.name === "session-ended");
    expect(new Set(ended.map(({ session }) => session)).size).toBe(3);
    const created = all.audited.flatMap((event) =>
      event.name === "session-created" ? [event.session] : [],
    );
    expect(ended.map(({ session }) => session).toSorted()).toEqual(created.toSorted());
    // The user may sign on again.
    expect(await sessionOf(all.app, await all.signOn())).toBeDefined();
  });

  test("does not count those that had ended by themselves", async () => {
    let now = 1_800_000_000_000;
    const directory = memoryDirectory();
    const { journeys } = await testApp([login], { directory, clock: () => now });
    await journeys.ready();
    const { id } = await directory.create(resource.name, {
      userName: "ada",
      password: "correct-horse",
    });
    const signOn = async (): Promise<void> => {
      const step = (await start(journeys, tree)).body;
      await post(journeys, "authenticate", fill(step, "ada", "correct-horse"));
    };
    await signOn();
    now += 31 * 60_000;
    await signOn();
    expect(await journeys.endSessionsOf(id)).toBe(1);
  });

  test("rejects when the store cannot be used", async () => {
    const store = memoryStore();
    store.deleteSessionsOf = () => Promise.reject(new DirectoryUnavailable("down"));
    const { journeys } = await testApp([login], { store });
    await expect(journeys.endSessionsOf("x")).rejects.toThrow("down");
  });
});
