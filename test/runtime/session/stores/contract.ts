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
