import { flowControl } from "@journeyc/runtime/nodes/flow-control";
import { beforeEach, expect, test } from "vitest";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

test.each([
  [100, "a"],
  [0, "b"],
])("%d of a hundred: always %s", async (percentageA, expected) => {
  for (let run = 0; run < 50; run++)
    expect(await bench.run(flowControl, { percentageA })).toEqual(outcome(expected));
});

test("half of them by default, one way and the other", async () => {
  const taken = new Set<string>();
  // That all of 200 go one way happens once in 10^59.
  for (let run = 0; run < 200; run++) {
    const result = await bench.run(flowControl);
    if (result.kind === "outcome") taken.add(result.outcome);
  }
  expect([...taken].toSorted()).toEqual(["a", "b"]);
});

test.each([-1, 101, 0.5, "50"])("unusable: %o", async (percentageA) => {
  await expectError(bench.run(flowControl, { percentageA }), "node-setting-unusable");
});
