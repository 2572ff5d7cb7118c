import { memoryStore } from "@journeyc/runtime/session/memory-store";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Sealer } from "../../../runtime/session/seal.ts";
import {
  answer,
  asking,
  key,
  proving,
  row,
  step,
  testApp,
  type TestApp,
} from "../machine/support/journeys.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const journey = row("Steps", asking, asking, asking, proving);
const otherKey = "another-key-for-tests-9876543210-zyxwvutsrq";

let app: TestApp;
let authId: string;
beforeAll(async () => {
  app = await testApp([journey]);
  authId = step(await app.journeys.start("Steps")).authId;
});

const resume = (token: string, on = app) => on.journeys.resume(token, [answer("x")]);

/** Whether a node has run since. */
async function ranNothing(work: () => Promise<unknown>): Promise<void> {
  const before = app.events.length;
  await work();
  expect(app.events.length).toBe(before);
}

describe("an authId", () => {
  test("is opaque, short, and safe in URLs and JSON", () => {
    expect(authId).toMatch(/^[\w-]{100,2000}$/);
    const bytes = Buffer.from(authId, "base64url").toString("latin1");
    for (const inside of ["Steps", "shared", "frames", "NameCallback"])
      expect(bytes).not.toContain(inside);
  });

  test("changed anywhere is refused and runs nothing: 3,000 mutations, 0 accepted", async () => {
    const at = fc.nat(authId.length - 1);
    const mutation = fc.oneof(
      fc
        .tuple(at, fc.constantFrom(...alphabet))
        .map(([index, by]) => authId.slice(0, index) + by + authId.slice(index + 1)),
      fc.tuple(at, at).map(([from, to]) => authId.slice(0, from) + authId.slice(to)),
      fc
        .tuple(at, fc.string({ minLength: 1, maxLength: 3 }))
        .map(([index, text]) => authId.slice(0, index) + text + authId.slice(index)),
      at.map((index) => authId.slice(index) + authId.slice(0, index)),
    );
    await ranNothing(() =>
      fc.assert(
        fc.asyncProperty(mutation, async (token) => {
          fc.pre(token !== authId);
          expect((await resume(token)).kind).toBe("refused");
        }),
        { numRuns: 3_000 },
      ),
    );
  });

  test("in another spelling of the same bytes is refused, before and after its use", async () => {
    // All lengths modulo 3, so that the last character has spare bits.
    const tokens = ["", "p", "pp"].map((padding) =>
      new Sealer([key], "authId", "alpha").seal(`{"x":"${padding}"}`),
    );
    const sealer = new Sealer([key], "authId", "alpha");
    for (const token of tokens) {
      const bytes = Buffer.from(token, "base64url");
      const spellings = [
        ...[...alphabet]
          .map((last) => token.slice(0, -1) + last)
          .filter((other) => Buffer.from(other, "base64url").equals(bytes)),
        `${token} `,
        ` ${token}`,
        `${token}=`,
        `${token}==`,
        `${token}\n`,
        bytes.toString("base64"),
      ].filter((other) => other !== token);
      expect(spellings.length).toBeGreaterThanOrEqual(5);
      for (const other of spellings) expect(sealer.open(other)).toBeUndefined();
      expect(sealer.open(token)).toBeDefined();
    }
  });

  test("of another key, purpose or realm does not open; of an older key it does", () => {
    const sealed = new Sealer([key], "authId", "alpha").seal("text");
    for (const other of [
      new Sealer([otherKey], "authId", "alpha"),
      new Sealer([key], "session", "alpha"),
      new Sealer([key], "authId", "beta"),
    ]) {
      expect(other.open(sealed)).toBeUndefined();
    }
    expect(new Sealer([otherKey, key], "authId", "alpha").open(sealed)).toBe("text");
    expect(new Sealer([otherKey, key], "authId", "alpha").seal("text").slice(0, 10)).not.toBe(
      sealed.slice(0, 10),
    );
  });

  test("never repeats", () => {
    const sealer = new Sealer([key], "authId", "alpha");
    expect(new Set(Array.from({ length: 500 }, () => sealer.seal("text"))).size).toBe(500);
  });
});

describe("a step", () => {
  test("works once: every token of a run, at every later point", async () => {
    const used: string[] = [];
    let reply = await app.journeys.start("Steps");
    while (reply.kind === "step") {
      const token = reply.authId;
      reply = await resume(token);
      used.push(token);
      await ranNothing(async () => {
        for (const old of used) expect((await resume(old)).kind).toBe("refused");
      });
    }
    expect(reply.kind).toBe("success");
    expect(used.length).toBe(3);
  });

  test("taken 40 times at once goes on exactly once", async () => {
    const first = step(await app.journeys.start("Steps"));
    const before = app.events.length;
    const replies = await Promise.all(Array.from({ length: 40 }, () => resume(first.authId)));
    expect(replies.filter(({ kind }) => kind === "step").length).toBe(1);
    expect(replies.filter(({ kind }) => kind === "refused").length).toBe(39);
    // One node took its outcome, the next one asked.
    expect(app.events.length - before).toBe(2);
  });

  test("of one browser is refused in another, and without one", async () => {
    const binding = "hash-of-a-cookie";
    const bound = step(await app.journeys.start("Steps", { binding }));
    for (const other of [{}, { binding: "hash-of-b-cookie" }])
      expect((await app.journeys.resume(bound.authId, [answer("x")], other)).kind).toBe("refused");
    expect((await app.journeys.resume(bound.authId, [answer("x")], { binding })).kind).toBe("step");
    const free = step(await app.journeys.start("Steps"));
    expect((await app.journeys.resume(free.authId, [answer("x")], { binding })).kind).toBe(
      "refused",
    );
  });

  test("ends with its time, to the millisecond, and the run with its own", async () => {
    let now = 1_800_000_000_000;
    const timed = await testApp([row("Long", ...Array(20).fill(asking), proving)], {
      clock: () => now,
    });
    const first = step(await timed.journeys.start("Long"));
    now += 5 * 60_000;
    expect((await resume(first.authId, timed)).kind).toBe("refused");
    now -= 1;
    let reply = await resume(first.authId, timed);
    for (let turn = 0; turn < 13; turn += 1) {
      now += 4 * 60_000;
      reply = await resume(step(reply).authId, timed);
    }
    now += 3 * 60_000 + 1;
    expect((await resume(step(reply).authId, timed)).kind).toBe("refused");
  });

  test("stays used when the clock steps back", async () => {
    let now = 1_800_000_000_000;
    const timed = await testApp([journey], { clock: () => now });
    const first = step(await timed.journeys.start("Steps"));
    await resume(first.authId, timed);
    now -= 10 * 60_000;
    expect((await resume(first.authId, timed)).kind).toBe("refused");
  });
});

describe("after a deploy", () => {
  test("a run whose journey changed begins again at the first page; the same journey goes on", async () => {
    const store = memoryStore();
    const old = await testApp([journey], { store });
    const changed = await testApp([row("Steps", asking, proving)], { store });
    const same = await testApp([row("Steps", asking, asking, asking, proving)], { store });
    const second = step(await resume(step(await old.journeys.start("Steps")).authId, old));
    const again = step(await resume(second.authId, changed));
    expect(again.restarted).toBe(true);
    expect((await resume(second.authId, changed)).kind).toBe("refused");
    expect((await resume(again.authId, changed)).kind).toBe("success");
    const other = step(await old.journeys.start("Steps"));
    expect(step(await resume(other.authId, same)).restarted).toBe(false);
  });

  test("a run whose journey is gone is refused; keys rotate without a broken run", async () => {
    const store = memoryStore();
    const old = await testApp([journey], { store });
    const gone = await testApp([row("Others", asking, proving)], { store });
    expect((await resume(step(await old.journeys.start("Steps")).authId, gone)).kind).toBe(
      "refused",
    );
    const rotated = await testApp([journey], { store, keys: [otherKey, key] });
    expect((await resume(step(await old.journeys.start("Steps")).authId, rotated)).kind).toBe(
      "step",
    );
    expect((await resume(step(await rotated.journeys.start("Steps")).authId, old)).kind).toBe(
      "refused",
    );
  });
});
