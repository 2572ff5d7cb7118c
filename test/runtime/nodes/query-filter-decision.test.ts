import { queryFilterDecision } from "@journeyc/runtime/nodes/query-filter-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

/** ProgressiveProfile's own. */
const preferencesUnset =
  "!(/preferences pr) or /preferences/marketing eq false or /preferences/updates eq false";
let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  bench.shared.set("username", "ada@example.com");
});

async function decide(
  attributes: Record<string, never> | object,
  queryFilter: string,
): Promise<unknown> {
  await bench.directory.create(resource.name, { ...ada, ...attributes });
  return bench.run(queryFilterDecision, { queryFilter });
}

test.each([
  [{}, "true"],
  [{ preferences: { marketing: false, updates: true } }, "true"],
  [{ preferences: { marketing: true, updates: true } }, "false"],
  [{ preferences: {} }, "false"],
])("ProgressiveProfile's filter on %o", async (attributes, expected) => {
  expect(await decide(attributes, preferencesUnset)).toEqual(outcome(expected));
});

test("the password is not there to be asked for", async () => {
  expect(await decide({ password: adasPassword }, "/password pr or /passwordHash pr")).toEqual(
    outcome("false"),
  );
});

test("what was collected since does not count: only what is stored", async () => {
  bench.shared.set("objectAttributes", { newsletter: true });
  expect(await decide({ newsletter: false }, "/newsletter eq true")).toEqual(outcome("false"));
});

describe("errors", () => {
  const settings = { queryFilter: "true" };

  test("no identity", async () => {
    bench.shared.clear();
    await expectError(bench.run(queryFilterDecision, settings), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    await expectError(bench.run(queryFilterDecision, settings), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(queryFilterDecision, settings), "node-resource-missing");
  });

  test("a malformed filter, which the environment may hold", async () => {
    await expectError(
      bench.run(queryFilterDecision, { queryFilter: "/mail eq" }),
      "node-query-filter-malformed",
    );
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(queryFilterDecision, settings), "directory-unavailable");
  });
});
