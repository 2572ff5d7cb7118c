import { retryLimitDecision } from "@journeyc/runtime/nodes/retry-limit-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { SessionStoreUnavailable } from "../../../runtime/session/store.ts";
import { expectError } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  bench.shared.set("username", "ada@example.com");
});

/** The outcomes of so many runs of the node, one after the other. */
async function outcomes(times: number, settings = {}, at: Bench = bench): Promise<string[]> {
  const taken: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const result = await at.run(retryLimitDecision, settings);
    taken.push(result.kind === "outcome" ? result.outcome : result.kind);
  }
  return taken;
}

/** Another run, which counts in the same store. */
async function anotherRun(username: string | undefined): Promise<Bench> {
  const other = await Bench.open();
  other.store = bench.store;
  other.time = bench.time;
  if (username !== undefined) other.shared.set("username", username);
  return other;
}

const retries = ["retry", "retry", "retry"];

test("by default three times, then no more in this run", async () => {
  expect(await outcomes(6)).toEqual([...retries, "reject", "reject", "reject"]);
  expect(bench.shared.size).toBe(1);
});

test.each([0, 1, 5])("exactly as often as the limit says: %i times", async (retryLimit) => {
  const taken = await outcomes(retryLimit + 1, { retryLimit });
  expect(taken).toEqual([...Array.from({ length: retryLimit }, () => "retry"), "reject"]);
});

describe("with the user", () => {
  test("a new run goes on counting, for all spellings of the name", async () => {
    await outcomes(2);
    expect(await outcomes(2, {}, await anotherRun("ADA@example.com"))).toEqual(["retry", "reject"]);
  });

  test("the count begins again after a rejection, in other runs", async () => {
    await outcomes(4);
    const other = await anotherRun("ada@example.com");
    expect(await outcomes(4, {}, other)).toEqual([...retries, "reject"]);
  });

  test("the count begins again after a day", async () => {
    await outcomes(3);
    bench.time += 86_400_001;
    expect(await outcomes(1, {}, await anotherRun("ada@example.com"))).toEqual(["retry"]);
  });

  test("others have counts of their own", async () => {
    await outcomes(3);
    expect(await outcomes(3, {}, await anotherRun("eve@example.com"))).toEqual(retries);
  });

  test("another name does not set the run's own count to zero", async () => {
    await outcomes(3);
    bench.shared.set("username", "eve@example.com");
    expect(await outcomes(1)).toEqual(["reject"]);
  });

  test("nobody is asked whether there is such a user", async () => {
    const asked: PropertyKey[] = [];
    bench.directory = new Proxy(bench.directory, {
      get: (target, name) => {
        // The bench itself takes the devices along.
        if (name !== "devices") asked.push(name);
        return Reflect.get(target, name);
      },
    });
    await outcomes(4);
    expect(asked).toEqual([]);
  });

  test("runs at the same time each count", async () => {
    const runs = await Promise.all(Array.from({ length: 8 }, () => anotherRun("ada@example.com")));
    // None of them rejects, which would let the count begin again.
    const taken = await Promise.all(runs.map((run) => outcomes(1, { retryLimit: 8 }, run)));
    expect(taken.flat()).toEqual(Array.from({ length: 8 }, () => "retry"));
    expect(await outcomes(1, { retryLimit: 8 })).toEqual(["reject"]);
  });

  test("without a name the run alone counts", async () => {
    for (const username of [undefined, ""]) {
      const run = await anotherRun(username);
      expect(await outcomes(4, {}, run)).toEqual([...retries, "reject"]);
      expect(await outcomes(3, {}, await anotherRun(username))).toEqual(retries);
    }
  });
});

test("without the user, each run begins anew, and nothing is stored", async () => {
  const settings = { incrementUserAttributeOnFailure: false };
  expect(await outcomes(4, settings)).toEqual([...retries, "reject"]);
  expect(await outcomes(3, settings, await anotherRun("ada@example.com"))).toEqual(retries);
  expect(await outcomes(3, {}, await anotherRun("ada@example.com"))).toEqual(retries);
});

describe("errors", () => {
  test("the store cannot be used", async () => {
    bench.store = {
      ...bench.store,
      countAttempts: () => Promise.reject(new SessionStoreUnavailable("down")),
    };
    await expectError(bench.run(retryLimitDecision), "session-store-unavailable");
  });

  test.each([
    { retryLimit: -1 },
    { retryLimit: Number.NaN },
    { retryLimit: 2.5 },
    { incrementUserAttributeOnFailure: "yes" },
  ])("an unusable setting: %o", async (settings) => {
    await expectError(bench.run(retryLimitDecision, settings), "node-setting-unusable");
  });
});
