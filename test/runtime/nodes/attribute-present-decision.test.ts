import { attributePresentDecision } from "@journeyc/runtime/nodes/attribute-present-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, {
    ...ada,
    age: 0,
    newsletter: false,
    nickname: null,
    preferences: { updates: false },
  });
  bench.shared.set("username", "ada@example.com");
});

const decide = (presentAttribute: string, settings = {}) =>
  bench.run(attributePresentDecision, { presentAttribute, ...settings });

test.each(["sn", "/sn", "age", "newsletter", "preferences", "preferences/updates"])(
  "true: %s has a value, be it 0 or false",
  async (attribute) => {
    expect(await decide(attribute)).toEqual(outcome("true"));
  },
);

test("true: an empty text is a value", async () => {
  await bench.directory.patch(resource.name, user.id, { department: "" });
  expect(await decide("department")).toEqual(outcome("true"));
});

test.each([
  "nickname",
  "height",
  "preferences/marketing",
  "undeclared",
  "constructor",
  "sn/length",
])("false: %s has none", async (attribute) => {
  expect(await decide(attribute)).toEqual(outcome("false"));
});

test("by default: whether there is a password, which comes to light nowhere", async () => {
  expect(await bench.run(attributePresentDecision)).toEqual(outcome("false"));
  await bench.directory.patch(resource.name, user.id, { password: adasPassword });
  const result = await bench.run(attributePresentDecision);
  expect(result).toEqual(outcome("true"));
  expectNoSecret(adasPassword, result, bench.logged, [...bench.shared]);
});

test("found by another attribute, the collected one before `username`", async () => {
  bench.shared.set("username", "eve");
  bench.shared.set("objectAttributes", { mail: "ada@example.com" });
  expect(await decide("sn", { identityAttribute: "mail" })).toEqual(outcome("true"));
});

test("false: an unknown user", async () => {
  bench.shared.set("username", "eve@example.com");
  expect(await decide("sn")).toEqual(outcome("false"));
});

test("nothing is proved, and the state stays as it is", async () => {
  await decide("sn");
  expect(bench.identity.authenticated()).toBeUndefined();
  expect(Object.fromEntries(bench.shared)).toEqual({ username: "ada@example.com" });
});

describe("errors", () => {
  test("no identity, or an empty one", async () => {
    bench.shared.set("username", "");
    await expectError(decide("sn"), "node-identity-missing");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(decide("sn"), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(decide("sn"), "directory-unavailable");
  });

  test.each([{ presentAttribute: 7 }, { identityAttribute: null }])(
    "an unusable setting: %o",
    async (settings) => {
      await expectError(bench.run(attributePresentDecision, settings), "node-setting-unusable");
    },
  );
});
