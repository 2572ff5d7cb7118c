import { removeSessionProperties } from "@journeyc/runtime/nodes/remove-session-properties";
import { setSessionProperties } from "@journeyc/runtime/nodes/set-session-properties";
import { beforeEach, expect, test } from "vitest";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

test("wishes for properties and limits; what is wished for later wins", async () => {
  const first = { properties: { tier: "gold", region: "eu" }, maxSessionTime: 60 };
  expect(await bench.run(setSessionProperties, first)).toEqual(outcome("outcome"));
  await bench.run(setSessionProperties, { properties: { tier: "silver" }, maxIdleTime: 5 });
  expect(bench.session.wishes).toEqual({
    properties: { tier: "silver", region: "eu" },
    maximumMilliseconds: 3_600_000,
    idleMilliseconds: 300_000,
  });
});

test("nothing is wished for by default", async () => {
  await bench.run(setSessionProperties);
  expect(bench.session.wishes).toEqual({});
});

test.each(["UserToken", "AuthLevel", "Principal", "Organization"])(
  "%s says the session itself",
  async (name) => {
    await expectError(
      bench.run(setSessionProperties, { properties: { [name]: "admin" } }),
      "node-setting-unusable",
    );
    expect(bench.session.wishes).toEqual({});
  },
);

// What the environment may hold.
test.each([
  { properties: "x" },
  { properties: { a: 1 } },
  { maxSessionTime: 0 },
  { maxSessionTime: Number.NaN },
  { maxIdleTime: -1 },
])("an unusable setting: %o", async (settings) => {
  await expectError(bench.run(setSessionProperties, settings), "node-setting-unusable");
});

test("properties are taken back by their names, limits stay", async () => {
  const properties = { tier: "gold", region: "eu" };
  await bench.run(setSessionProperties, { properties, maxIdleTime: 5 });
  const names = { propertyNames: ["tier", "nobody's", "__proto__"] };
  expect(await bench.run(removeSessionProperties, names)).toEqual(outcome("outcome"));
  expect(bench.session.wishes).toEqual({
    properties: { region: "eu" },
    idleMilliseconds: 300_000,
  });
  await bench.run(removeSessionProperties, { propertyNames: ["region"] });
  expect(bench.session.wishes).toEqual({ idleMilliseconds: 300_000 });
  await bench.run(removeSessionProperties);
  expect(bench.session.wishes).toEqual({ idleMilliseconds: 300_000 });
});

test("unusable names", async () => {
  const run = bench.run(removeSessionProperties, { propertyNames: "tier" });
  await expectError(run, "node-setting-unusable");
});
