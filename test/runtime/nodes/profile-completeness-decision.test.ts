import { profileCompletenessDecision } from "@journeyc/runtime/nodes/profile-completeness-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;

/** Four attributes that count, and whatever does not. */
const profile = defineResource(resource.name, {
  type: "object",
  required: ["userName"],
  properties: {
    userName: { type: "string", viewable: true, userEditable: true },
    telephoneNumber: { type: "string" },
    languages: { type: "array", items: { type: "string" } },
    preferences: { type: "object" },
    password: { type: "string" },
    department: { type: "string", userEditable: false },
    shoeSize: { type: "number", viewable: false },
    employeeNumber: { type: "string", readOnly: true },
    accountStatus: { type: "string" },
    roles: { type: "array" },
  },
});
const uncounted = {
  password: adasPassword,
  department: "Analytics",
  shoeSize: 39,
  employeeNumber: "1",
  accountStatus: "active",
  roles: ["admin"],
};

async function open(attributes: JsonObject, schema = profile): Promise<void> {
  bench = await Bench.open();
  bench.resource = schema;
  bench.directory = memoryDirectory();
  await bench.directory.open([schema]);
  await bench.directory.create(schema.name, { userName: "ada", ...attributes });
  bench.shared.set("username", "ada");
}

const decide = (threshold: unknown, settings = {}) =>
  bench.run(profileCompletenessDecision, { threshold, ...settings });

test.each([
  ["1 of 4, whatever else there is", uncounted, 24, 25],
  ["2 of 4", { telephoneNumber: "1" }, 49, 50],
  ["3 of 4", { telephoneNumber: "1", languages: ["en"] }, 74, 75],
  ["4 of 4", { telephoneNumber: "1", languages: ["en"], preferences: { updates: false } }, 99, 100],
  ["empty values are none", { telephoneNumber: "", languages: [], preferences: {} }, 24, 25],
])("%s: greater than the threshold, not as great", async (_, attributes, below, reached) => {
  await open(attributes);
  expect(await decide(below)).toEqual(outcome("true"));
  expect(await decide(reached)).toEqual(outcome("false"));
});

test("a third is more than 33 percent, and not more than 34", async () => {
  const properties = { userName: { type: "string" }, a: { type: "string" }, b: { type: "string" } };
  await open({}, defineResource(resource.name, { type: "object", properties }));
  expect(await decide(33)).toEqual(outcome("true"));
  expect(await decide(34)).toEqual(outcome("false"));
});

test("0 and false are values", async () => {
  const properties = {
    userName: { type: "string" },
    age: { type: "integer" },
    news: { type: "boolean" },
  };
  await open(
    { age: 0, news: false },
    defineResource(resource.name, { type: "object", properties }),
  );
  expect(await decide(99)).toEqual(outcome("true"));
});

test("where there is nothing to fill in, nobody is asked to", async () => {
  const properties = { userName: { type: "string", userEditable: false } };
  await open({}, defineResource(resource.name, { type: "object", properties }));
  expect(await decide(99)).toEqual(outcome("true"));
});

test("nothing is proved, and the state stays as it is", async () => {
  await open({});
  await decide(0);
  expect(bench.identity.authenticated()).toBeUndefined();
  expect(Object.fromEntries(bench.shared)).toEqual({ username: "ada" });
});

describe("errors", () => {
  beforeEach(async () => {
    bench = await Bench.open();
    await bench.directory.create(resource.name, ada);
    bench.shared.set("username", "ada@example.com");
  });

  test("no identity", async () => {
    bench.shared.clear();
    await expectError(decide(50), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(decide(50), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(decide(50), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(decide(50), "directory-unavailable");
  });

  test.each([-1, 101, 50.5, Number.NaN, "50", undefined])("the threshold %o", async (threshold) => {
    await expectError(decide(threshold), "node-setting-unusable");
  });
});
