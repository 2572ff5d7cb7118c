import { setState } from "@journeyc/runtime/nodes/set-state";
import { beforeEach, expect, test } from "vitest";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

test("sets each key in shared state, attributes by their path", async () => {
  const attributes = {
    theme: "dark",
    "objectAttributes.preferences/updates": "yes",
    "": "nothing",
  };
  expect(await bench.run(setState, { attributes })).toEqual(outcome("outcome"));
  expect(Object.fromEntries(bench.shared)).toEqual({
    theme: "dark",
    objectAttributes: { preferences: { updates: "yes" } },
  });
});

test("what the key held elsewhere is gone", async () => {
  bench.transient.set("code", "1");
  bench.secure.set("code", "2");
  await bench.run(setState, { attributes: { code: "3" } });
  expect([bench.transient.has("code"), bench.secure.has("code"), bench.shared.get("code")]).toEqual(
    [false, false, "3"],
  );
});

test("sets nothing by default", async () => {
  expect(await bench.run(setState)).toEqual(outcome("outcome"));
  expect(bench.shared.size).toBe(0);
});

// What the environment may hold; and what would replace all that was collected.
test.each([
  { attributes: "x" },
  { attributes: { a: 1 } },
  { attributes: { objectAttributes: "x" } },
  { attributes: { "objectAttributes.": "x" } },
])("unusable: %o", async (settings) => {
  await expectError(bench.run(setState, settings), "node-setting-unusable");
});
