import { termsAndConditionsDecision } from "@journeyc/runtime/nodes/terms-and-conditions-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  bench.shared.set("username", "ada@example.com");
  const terms = { version: "2", text: "Be kind.", createDate: "2026-01-31" };
  bench.app = { ...bench.app, terms };
});

async function decide(attributes: JsonObject, settings = {}) {
  await bench.directory.create(resource.name, { ...ada, ...attributes });
  return bench.run(termsAndConditionsDecision, settings);
}

test.each([
  [{ termsAccepted: { termsVersion: "2", acceptDate: "2026-02-03T12:00:00Z" } }, "true"],
  [{ termsAccepted: { termsVersion: "1", acceptDate: "2026-02-03T12:00:00Z" } }, "false"],
  [{ termsAccepted: { termsVersion: "3", acceptDate: "2026-02-03T12:00:00Z" } }, "false"],
  [{ termsAccepted: { termsVersion: 2 } }, "false"],
  [{ termsAccepted: {} }, "false"],
  [{}, "false"],
])("with %o stored: %s", async (attributes, expected) => {
  expect(await decide(attributes)).toEqual(outcome(expected));
});

test("without terms there is nothing to accept", async () => {
  bench.app = { ...bench.app, terms: undefined };
  expect(await decide({})).toEqual(outcome("true"));
  bench.resource = { ...resource, schema: { type: "object", properties: {} } };
  expect(await bench.run(termsAndConditionsDecision)).toEqual(outcome("true"));
});

test("what was accepted in this run does not count before it is stored", async () => {
  bench.shared.set("termsAccepted", { termsVersion: "2" });
  expect(await decide({})).toEqual(outcome("false"));
});

test("the object may be found by another attribute", async () => {
  bench.shared.clear();
  bench.state.setAttribute("shared", "mail", "ada@example.com");
  const accepted = { termsAccepted: { termsVersion: "2" } };
  expect(await decide(accepted, { identityAttribute: "mail" })).toEqual(outcome("true"));
});

describe("errors", () => {
  test("no identity", async () => {
    bench.shared.clear();
    await expectError(bench.run(termsAndConditionsDecision), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    await expectError(bench.run(termsAndConditionsDecision), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(termsAndConditionsDecision), "node-resource-missing");
  });

  test("the resource has no place for an acceptance", async () => {
    bench.resource = { ...resource, schema: { type: "object", properties: {} } };
    await expectError(bench.run(termsAndConditionsDecision), "node-attribute-unknown");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(termsAndConditionsDecision), "directory-unavailable");
  });

  test("an unusable setting", async () => {
    await expectError(
      bench.run(termsAndConditionsDecision, { identityAttribute: 7 }),
      "node-setting-unusable",
    );
  });
});
