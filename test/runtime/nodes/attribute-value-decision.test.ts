import { attributeValueDecision } from "@journeyc/runtime/nodes/attribute-value-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  await bench.directory.create(resource.name, {
    ...ada,
    password: adasPassword,
    age: 36,
    height: 1.5,
    newsletter: true,
    nickname: null,
    tags: ["a"],
    department: "",
    preferences: { updates: false },
  });
  bench.shared.set("username", "ada@example.com");
});

const equals = (comparisonAttribute: string, comparisonValue: unknown, settings = {}) =>
  bench.run(attributeValueDecision, { comparisonAttribute, comparisonValue, ...settings });
const present = (comparisonAttribute: string) =>
  bench.run(attributeValueDecision, { comparisonAttribute, comparisonOperation: "PRESENT" });

describe("EQUALS, as the attribute's own type", () => {
  test.each([
    ["sn", "Lovelace"],
    ["/sn", "Lovelace"],
    ["age", "36"],
    ["age", " +36 "],
    ["height", "1.50"],
    ["newsletter", "true"],
    ["newsletter", "TRUE"],
    ["preferences/updates", "false"],
    ["preferences/updates", "no"],
    ["department", ""],
  ])("true: %s is %o", async (attribute, value) => {
    expect(await equals(attribute, value)).toEqual(outcome("true"));
  });

  test.each([
    ["sn", "lovelace"],
    ["sn", "Lovelace "],
    ["age", "37"],
    ["height", "1"],
    ["newsletter", "false"],
    ["nickname", "null"],
    ["nickname", ""],
    ["tags", "a"],
    ["preferences", "[object Object]"],
    ["preferences/marketing", "false"],
    ["undeclared", "undefined"],
    ["constructor", "Object"],
  ])("false: %s is not %o", async (attribute, value) => {
    expect(await equals(attribute, value)).toEqual(outcome("false"));
  });

  test("the object is found by the attribute that is named", async () => {
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    bench.shared.delete("username");
    expect(await equals("sn", "Lovelace", { identityAttribute: "mail" })).toEqual(outcome("true"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

describe("PRESENT", () => {
  test.each(["sn", "age", "password", "tags", "preferences/updates", "department"])(
    "true: %s",
    async (attribute) => {
      expect(await present(attribute)).toEqual(outcome("true"));
    },
  );

  test.each(["nickname", "roles", "preferences/marketing"])("false: %s", async (attribute) => {
    expect(await present(attribute)).toEqual(outcome("false"));
  });
});

describe("errors", () => {
  test("no identity", async () => {
    bench.shared.clear();
    await expectError(equals("sn", "x"), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(equals("sn", "x"), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(equals("sn", "x"), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(equals("sn", "x"), "directory-unavailable");
  });

  test.each(["", "many", "0x24", "1e3", "NaN", "Infinity", "36; drop"])(
    "a number cannot be compared with %o, whether or not there is one",
    async (value) => {
      await expectError(equals("age", value), "node-setting-unusable");
      bench.shared.set("username", "eve@example.com");
      await expectError(equals("age", value), "node-setting-unusable");
    },
  );

  test("a password is compared with nothing", async () => {
    await expectError(equals("password", adasPassword), "node-setting-unusable");
  });

  test.each([
    { comparisonAttribute: "sn" },
    { comparisonAttribute: "sn", comparisonValue: 7 },
    { comparisonAttribute: "sn", comparisonValue: "x", comparisonOperation: "LIKE" },
    { comparisonAttribute: 7, comparisonValue: "x" },
    { comparisonValue: "x" },
  ])("an unusable setting: %o", async (settings) => {
    await expectError(bench.run(attributeValueDecision, settings), "node-setting-unusable");
  });
});
