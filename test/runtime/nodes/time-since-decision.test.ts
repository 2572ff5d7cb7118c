import { timeSinceDecision } from "@journeyc/runtime/nodes/time-since-decision";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;

/** A user whose account was created so many milliseconds before the node's clock, which stands at 0. */
async function createdBefore(milliseconds: number): Promise<void> {
  bench = await Bench.open();
  bench.directory = memoryDirectory({ clock: () => -milliseconds });
  await bench.directory.open([resource]);
  await bench.directory.create(resource.name, ada);
  bench.shared.set("username", "ada@example.com");
}

const decide = (elapsedTime: unknown, settings = {}) =>
  bench.run(timeSinceDecision, { elapsedTime, ...settings });

test.each([
  ["20 minutes", 20 * 60_000],
  ["1 minute", 60_000],
  ["20MINUTES", 20 * 60_000],
  ["20m", 20 * 60_000],
  ["90 sec", 90_000],
  ["2 h", 2 * 3_600_000],
  ["1 day and 2 hours", 26 * 3_600_000],
  ["1 day, 2 hours, 3 min and 4 s", 93_784_000],
  ["30 days", 30 * 86_400_000],
  ["1500 ms", 1_500],
])("%s: true from then on, false a moment before", async (elapsedTime, milliseconds) => {
  await createdBefore(milliseconds);
  expect(await decide(elapsedTime)).toEqual(outcome("true"));
  await createdBefore(milliseconds - 1);
  expect(await decide(elapsedTime)).toEqual(outcome("false"));
});

test("unlimited never passes, zero always has", async () => {
  await createdBefore(1e12);
  expect(await decide("Unlimited")).toEqual(outcome("false"));
  await createdBefore(0);
  expect(await decide("zero")).toEqual(outcome("true"));
});

test("false: created in the future, by another clock", async () => {
  await createdBefore(-5_000);
  expect(await decide("1 second")).toEqual(outcome("false"));
});

test("false: nobody knows when the object was created", async () => {
  await createdBefore(1e12);
  const find = bench.directory.find.bind(bench.directory);
  vi.spyOn(bench.directory, "find").mockImplementation(async (...given) => {
    const found = await find(...given);
    if (!found) return undefined;
    const { createdAt: _, ...object } = found;
    return object;
  });
  expect(await decide("1 second")).toEqual(outcome("false"));
});

test("found by another attribute; nothing is proved, and the state stays as it is", async () => {
  await createdBefore(60_000);
  bench.shared.set("username", "eve").set("objectAttributes", { mail: "ada@example.com" });
  const before = structuredClone([...bench.shared]);
  expect(await decide("1 minute", { identityAttribute: "mail" })).toEqual(outcome("true"));
  expect([...bench.shared]).toEqual(before);
  expect(bench.identity.authenticated()).toBeUndefined();
});

describe("errors", () => {
  beforeEach(() => createdBefore(60_000));

  test("no identity", async () => {
    bench.shared.clear();
    await expectError(decide("1 minute"), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(decide("1 minute"), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(decide("1 minute"), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(decide("1 minute"), "directory-unavailable");
  });

  test.each([
    "",
    "20",
    "minutes",
    "20 fortnights",
    "-1 minute",
    "1.5 hours",
    "1 minute and",
    "1 minute; 2 hours",
    "constructor",
    "1 constructor",
    `${"9".repeat(400)} days`,
    20,
    undefined,
  ])("the elapsed time %o cannot be read", async (elapsedTime) => {
    await expectError(decide(elapsedTime), "node-setting-unusable");
  });
});
