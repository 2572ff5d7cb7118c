import { kbaDecision } from "@journeyc/runtime/nodes/kba-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";
import { securityQuestions } from "./support/security-questions.ts";

let bench: Bench;
const pet = { questionId: "pet", answer: "Rex" };
const own = { customQuestion: "Where did we meet?", answer: "New York" };
const gone = { questionId: "gone", answer: "x" };

beforeEach(async () => {
  bench = await Bench.open();
  bench.app = { ...bench.app, securityQuestions };
  bench.shared.set("username", "ada@example.com");
});

async function decide(attributes: JsonObject, settings = {}) {
  await bench.directory.create(resource.name, { ...ada, ...attributes });
  return bench.run(kbaDecision, settings);
}

test.each([
  ["enough", { kbaInfo: [pet, own] }, "true"],
  ["more than enough", { kbaInfo: [pet, own, { questionId: "city", answer: "x" }] }, "true"],
  ["too few", { kbaInfo: [pet] }, "false"],
  ["too few that the app still has", { kbaInfo: [pet, gone] }, "false"],
  ["an empty list", { kbaInfo: [] }, "false"],
  ["none", {}, "false"],
])("%s: %o", async (_, attributes, expected) => {
  expect(await decide(attributes)).toEqual(outcome(expected));
});

test("what was collected in this run does not count before it is stored", async () => {
  bench.transient.set("objectAttributes", { kbaInfo: [pet, own] });
  expect(await decide({})).toEqual(outcome("false"));
});

test("the object may be found by another attribute", async () => {
  bench.shared.clear();
  bench.state.setAttribute("shared", "mail", "ada@example.com");
  expect(await decide({ kbaInfo: [pet, own] }, { identityAttribute: "mail" })).toEqual(
    outcome("true"),
  );
});

describe("errors", () => {
  test("no identity", async () => {
    bench.shared.clear();
    await expectError(bench.run(kbaDecision), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    await expectError(bench.run(kbaDecision), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(kbaDecision), "node-resource-missing");
  });

  test("the app has no questions", async () => {
    bench.app = { ...bench.app, securityQuestions: undefined };
    await expectError(bench.run(kbaDecision), "security-questions-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(kbaDecision), "directory-unavailable");
  });

  test("an unusable setting", async () => {
    await expectError(bench.run(kbaDecision, { identityAttribute: 7 }), "node-setting-unusable");
  });
});
