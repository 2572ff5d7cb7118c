import type { Session, SessionStore } from "../../../../runtime/session/store.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  countAttempt,
  createSession,
  forgetAttempts,
  giveBackAttempt,
  keepRun,
} from "./store-calls.ts";

const NOW = 1_800_000_000_000;

const session: Session = {
  userId: "00000000-0000-4000-8000-000000000001",
  resource: "managed/alpha_user",
  userName: "Zoë '; drop table journeyc_session; --",
  realm: "alpha",
  journey: "PTA with password capture",
  createdAt: NOW,
  lastUsedAt: NOW,
  expiresAt: NOW + 3_600_000,
};

/**
 * What every session store does, whatever it stores in.
 * @param purges false for a store that forgets by itself, by a clock of its own
 */
export function storeContract(
  name: string,
  makeStore: () => Promise<{ readonly store: SessionStore; remove(): void }>,
  purges = true,
): void {
  const testPurge: (name: string, body: () => Promise<void>) => void = purges
    ? test
    : () => undefined;

  describe(`${name} store`, () => {
    let made: Awaited<ReturnType<typeof makeStore>> | undefined;
    const store = (): SessionStore => {
      if (!made) throw new Error("The store is not open.");
      return made.store;
    };

    beforeAll(async () => {
      made = await makeStore();
      await made.store.open();
    });

    afterAll(async () => {
      await made?.store.close();
      made?.remove();
    });

    test("a session has what its journey gave it", async () => {
      const given = {
        ...session,
        idleMilliseconds: 60_000,
        properties: { tier: "gold", "quo'te": "\u0001 é 🐢", __proto: "" },
      };
      await createSession(store(), "given", given);
      expect(await store().readSession("given")).toEqual(given);
      await createSession(store(), "plain", session);
      expect(await store().readSession("plain")).toEqual(session);
    });

    test("of 40 parallel claims of a step exactly one is true", async () => {
      const claims = await Promise.all(
        Array.from({ length: 40 }, () => store().claimStep("race", 3, NOW + 1_000)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store().claimStep("race", 3, NOW + 1_000)).toBe(false);
    });

    test("claims are per run and per step", async () => {
      expect(await store().claimStep("run-1", 1, NOW)).toBe(true);
      expect(await store().claimStep("run-1", 2, NOW)).toBe(true);
      expect(await store().claimStep("run-11", 2, NOW)).toBe(true);
      expect(await store().claimStep("run-1", 12, NOW)).toBe(true);
      expect(await store().claimStep("run-1", 1, NOW)).toBe(false);
    });

    testPurge("a mark is forgotten when it has expired, and not before", async () => {
      await store().claimStep("mark", 1, NOW);
      await store().purge(NOW - 1);
      expect(await store().claimStep("mark", 1, NOW)).toBe(false);
      await store().purge(NOW);
      expect(await store().claimStep("mark", 1, NOW)).toBe(true);
    });

    test("of 40 parallel takers of a waiting run exactly one gets it", async () => {
      await keepRun(store(), "waiting", "sealed", NOW);
      expect(await store().readRun("waiting")).toBe("sealed");
      const taken = await Promise.all(Array.from({ length: 40 }, () => store().takeRun("waiting")));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await store().readRun("waiting")).toBeUndefined();
      expect(await store().takeRun("waiting")).toBe(false);
    });

    testPurge("a waiting run is forgotten when it has expired, and not before", async () => {
      await keepRun(store(), "first", "sealed", NOW);
      await keepRun(store(), "second", "sealed too", NOW + 1);
      await store().purge(NOW - 1);
      expect(await store().readRun("first")).toBe("sealed");
      await store().purge(NOW);
      expect(await store().readRun("first")).toBeUndefined();
      expect(await store().readRun("second")).toBe("sealed too");
    });

    test("a session is read back as it was created, touched and deleted", async () => {
      await createSession(store(), "hash-1", session);
      expect(await store().readSession("hash-1")).toEqual(session);
      await store().touchSession("hash-1", NOW + 60_000);
      expect(await store().readSession("hash-1")).toEqual({ ...session, lastUsedAt: NOW + 60_000 });
      expect(await store().deleteSession("hash-1")).toBe(true);
      expect(await store().deleteSession("hash-1")).toBe(false);
      expect(await store().readSession("hash-1")).toBeUndefined();
    });

    test("an unknown session is undefined, and is not made by touching it", async () => {
      await store().touchSession("unknown", NOW);
      expect(await store().readSession("unknown")).toBeUndefined();
    });

    test("a token is never given to two sessions", async () => {
      await createSession(store(), "hash-2", session);
      const second = createSession(store(), "hash-2", { ...session, userId: "somebody else" });
      await expect(second).rejects.toMatchObject({ code: "session-exists" });
      expect((await store().readSession("hash-2"))?.userId).toBe(session.userId);
    });

    testPurge("purge forgets expired sessions only", async () => {
      await createSession(store(), "old", { ...session, expiresAt: NOW + 10 });
      await createSession(store(), "new", { ...session, expiresAt: NOW + 11 });
      await store().purge(NOW + 10);
      expect(await store().readSession("old")).toBeUndefined();
      expect(await store().readSession("new")).toBeDefined();
    });

    test("the sessions of a user are deleted all at once, and nobody else's", async () => {
      const of = (userId: string, more: Partial<Session> = {}) => ({ ...session, userId, ...more });
      const others = {
        "other-user": of("bob"),
        "other-case": of("ADA"),
        "other-realm": of("ada", { realm: "bravo" }),
      };
      const theirs = {
        one: of("ada"),
        two: of("ada", { resource: "managed/staff" }),
        three: of("ada", { lastUsedAt: NOW + 5 }),
      };
      for (const [hash, each] of Object.entries({ ...others, ...theirs }))
        await createSession(store(), hash, each);
      const staff = { userId: "ada", realm: "alpha", resource: "managed/staff" };
      expect(Object.fromEntries(await store().deleteSessionsOf(staff))).toEqual({
        two: theirs.two,
      });
      const all = { userId: "ada", realm: "alpha" };
      expect(Object.fromEntries(await store().deleteSessionsOf(all))).toEqual({
        one: theirs.one,
        three: theirs.three,
      });
      expect(await store().deleteSessionsOf(all)).toEqual(new Map());
      for (const hash of Object.keys(theirs))
        expect(await store().readSession(hash)).toBeUndefined();
      for (const [hash, each] of Object.entries(others))
        expect(await store().readSession(hash)).toEqual(each);
    });

    test("sessions that were deleted already are not in the answer, new ones are", async () => {
      const carl = { ...session, userId: "carl" };
      await createSession(store(), "carl-1", carl);
      await createSession(store(), "carl-2", carl);
      await store().deleteSession("carl-1");
      const user = { userId: "carl", realm: "alpha" };
      expect([...(await store().deleteSessionsOf(user)).keys()]).toEqual(["carl-2"]);
      await createSession(store(), "carl-3", carl);
      expect([...(await store().deleteSessionsOf(user)).keys()]).toEqual(["carl-3"]);
    });

    test("of 40 parallel deleters of a user's sessions each session has exactly one", async () => {
      const hashes = Array.from({ length: 10 }, (_, index) => `dora-${index}`);
      for (const hash of hashes) await createSession(store(), hash, { ...session, userId: "dora" });
      const deleted = await Promise.all(
        Array.from({ length: 40 }, () =>
          store().deleteSessionsOf({ userId: "dora", realm: "alpha" }),
        ),
      );
      expect(deleted.flatMap((each) => [...each.keys()]).toSorted()).toEqual(hashes);
    });

    test("of 100 parallel attempts each gets another count", async () => {
      // The first makes the row, the others meet at it; without one, all meet at making it.
      await countAttempt(store(), "parallel", NOW, NOW + 1_000);
      const counted = await Promise.all(
        Array.from({ length: 100 }, () => countAttempt(store(), "parallel", NOW, NOW + 1_000)),
      );
      const counts = counted.map(({ attempts }) => attempts).toSorted((a, b) => a - b);
      expect(counts).toEqual(Array.from({ length: 100 }, (_, index) => index + 2));
      const first = await Promise.all(
        Array.from({ length: 40 }, () => countAttempt(store(), "at once", NOW, NOW + 1_000)),
      );
      expect(new Set(first.map(({ attempts }) => attempts)).size).toBe(40);
    });

    test("a counter keeps the end that its first attempt gave it, and begins again there", async () => {
      const count = (now: number) => countAttempt(store(), "window", now, now + 100);
      expect(await count(NOW)).toEqual({ attempts: 1, expiresAt: NOW + 100 });
      expect(await count(NOW + 60)).toEqual({ attempts: 2, expiresAt: NOW + 100 });
      expect(await count(NOW + 99)).toEqual({ attempts: 3, expiresAt: NOW + 100 });
      expect(await count(NOW + 100)).toEqual({ attempts: 1, expiresAt: NOW + 200 });
    });

    test("a counter of a clock that was ahead ends no later than today's window", async () => {
      await countAttempt(store(), "ahead", NOW + 9_000_000, NOW + 9_000_100);
      const counted = await countAttempt(store(), "ahead", NOW, NOW + 100);
      expect(counted).toEqual({ attempts: 2, expiresAt: NOW + 100 });
    });

    test("an attempt is given back to its own window, and not below zero", async () => {
      const first = await countAttempt(store(), "back", NOW, NOW + 100);
      await countAttempt(store(), "back", NOW, NOW + 100);
      await giveBackAttempt(store(), "back", first.expiresAt);
      expect((await countAttempt(store(), "back", NOW, NOW + 100)).attempts).toBe(2);
      for (let index = 0; index < 4; index += 1)
        await giveBackAttempt(store(), "back", first.expiresAt);
      expect((await countAttempt(store(), "back", NOW, NOW + 100)).attempts).toBe(1);
      await countAttempt(store(), "back", NOW + 100, NOW + 200);
      await giveBackAttempt(store(), "back", first.expiresAt);
      expect((await countAttempt(store(), "back", NOW + 100, NOW + 200)).attempts).toBe(2);
    });

    test("an attempt is counted in several counters at once, each with its own end", async () => {
      const counters = [
        { key: "several-user", expiresAt: NOW + 100, most: 5 },
        { key: "several-all", expiresAt: NOW + 50, most: 5 },
      ];
      await countAttempt(store(), "several-all", NOW, NOW + 40);
      expect(await store().countAttempts(counters, NOW)).toEqual([
        { attempts: 1, expiresAt: NOW + 100 },
        { attempts: 2, expiresAt: NOW + 40 },
      ]);
      expect(await store().countAttempts([], NOW)).toEqual([]);
    });

    test("where a wider counter is full those before it are left as they are, until its window ends", async () => {
      const counters = [
        { key: "narrow", expiresAt: NOW + 1_000, most: 1 },
        { key: "middle", expiresAt: NOW + 1_000, most: 3 },
        { key: "wide", expiresAt: NOW + 100, most: 2 },
      ];
      const count = async (now: number): Promise<unknown> =>
        (await store().countAttempts(counters, now))?.map((counted) => counted?.attempts);
      expect(await count(NOW)).toEqual([1, 1, 1]);
      expect(await count(NOW)).toEqual([2, 2, 2]);
      expect(await count(NOW)).toEqual([undefined, undefined, 3]);
      expect(await count(NOW)).toEqual([undefined, undefined, 4]);
      expect((await countAttempt(store(), "narrow", NOW, NOW + 1_000)).attempts).toBe(3);
      await forgetAttempts(store(), "wide");
      expect(await count(NOW + 99)).toEqual([4, 3, 1]);
      expect(await count(NOW + 99)).toEqual([undefined, 4, 2]);
    });

    test("of 60 parallel attempts for 20 users each gets another count overall, and in its own", async () => {
      const counted = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          store().countAttempts(
            [
              { key: `crowd-${index % 20}`, expiresAt: NOW + 100, most: 100 },
              { key: "crowd", expiresAt: NOW + 100, most: 100 },
            ],
            NOW,
          ),
        ),
      );
      const sorted = (at: number): number[] =>
        counted.map((counts) => counts?.[at]?.attempts ?? 0).toSorted((a, b) => a - b);
      expect(sorted(1)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(sorted(0)).toEqual(
        Array.from({ length: 60 }, (_, index) => 1 + Math.floor(index / 20)),
      );
    });

    test("of 40 parallel attempts that use a step one is counted, whatever the step is marked by", async () => {
      await keepRun(store(), "used-run", "sealed", NOW + 1_000);
      const marks = [
        { kind: "step", run: "used", step: 1, expiresAt: NOW + 1_000 },
        { kind: "run", idHash: "used-run" },
      ] as const;
      for (const mark of marks) {
        const key = `used by ${mark.kind}`;
        const use = () =>
          store().countAttempts([{ key, expiresAt: NOW + 100, most: 5 }], NOW, mark);
        const counts = await Promise.all(Array.from({ length: 40 }, use));
        expect(counts.filter((counted) => counted !== undefined)).toEqual([
          [{ attempts: 1, expiresAt: NOW + 100 }],
        ]);
        expect((await countAttempt(store(), key, NOW, NOW + 100)).attempts).toBe(2);
      }
      expect(await store().claimStep("used", 1, NOW + 1_000)).toBe(false);
      expect(await store().takeRun("used-run")).toBe(false);
      expect(await store().claimStep("claimed", 1, NOW + 1_000)).toBe(true);
      const mark = { kind: "step", run: "claimed", step: 1, expiresAt: NOW + 1_000 } as const;
      expect(await store().countAttempts([], NOW, mark)).toBeUndefined();
    });

    test("a step ends with all that it leaves, and forgets nothing where its session cannot be", async () => {
      const counters = ["ended-user", "ended-all"].map((key) => ({
        key,
        expiresAt: NOW + 100,
        most: 5,
      }));
      await store().countAttempts(counters, NOW);
      const end = {
        session: { tokenHash: "ended", session },
        forgottenAttempts: ["ended-user"],
        attemptsGivenBack: [{ key: "ended-all", expiresAt: NOW + 100 }],
      };
      await store().endStep({ ...end, run: { idHash: "ended", sealed: "run", expiresAt: NOW } });
      expect(await store().readSession("ended")).toEqual(session);
      expect(await store().readRun("ended")).toBe("run");
      const again = async (): Promise<unknown> =>
        (await store().countAttempts(counters, NOW))?.map((counted) => counted?.attempts);
      expect(await again()).toEqual([1, 1]);
      await expect(store().endStep(end)).rejects.toMatchObject({ code: "session-exists" });
      expect(await again()).toEqual([2, 2]);
      await store().endStep({});
    });

    test("an open store can be used", async () => {
      expect(await store().probe?.()).toBeUndefined();
    });

    test("one counter is forgotten, the others are not", async () => {
      for (const key of ["one", "other"]) await countAttempt(store(), key, NOW, NOW + 100);
      await forgetAttempts(store(), "one");
      await giveBackAttempt(store(), "unknown", NOW + 100);
      expect((await countAttempt(store(), "one", NOW, NOW + 100)).attempts).toBe(1);
      expect((await countAttempt(store(), "other", NOW, NOW + 100)).attempts).toBe(2);
    });

    testPurge("purge forgets expired counters only", async () => {
      await countAttempt(store(), "purged", NOW, NOW + 10);
      await countAttempt(store(), "kept", NOW, NOW + 11);
      await store().purge(NOW + 10);
      expect((await countAttempt(store(), "purged", NOW - 5, NOW + 10)).attempts).toBe(1);
      expect((await countAttempt(store(), "kept", NOW, NOW + 11)).attempts).toBe(2);
    });

    test("of 40 parallel deletions of a session exactly one is true", async () => {
      await createSession(store(), "race", session);
      const deletions = await Promise.all(
        Array.from({ length: 40 }, () => store().deleteSession("race")),
      );
      expect(deletions.filter(Boolean)).toHaveLength(1);
    });
  });
}
