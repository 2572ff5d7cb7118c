import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { beforeEach, expect, test } from "vitest";
import { defineJourney } from "../../../runtime/machine/journey.ts";
import { expectError } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

const inner = defineJourney({
  name: "Inner",
  connectors: {},
  start: "success",
  nodes: {},
} as never);
let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

test("enters the journey: its success is true, its failure is false, its errors end the run", async () => {
  expect(await bench.run(innerTreeEvaluator, { tree: inner })).toEqual({
    kind: "enter",
    journey: inner,
    outcomes: { success: "true", failure: "false" },
  });
});

test("with displayErrorOutcome its errors are an outcome", async () => {
  expect(await bench.run(innerTreeEvaluator, { tree: inner, displayErrorOutcome: true })).toEqual({
    kind: "enter",
    journey: inner,
    outcomes: { success: "true", failure: "false", error: "error" },
  });
});

// A circle of imports leaves `undefined`; hand-written code may pass a name.
test.each([undefined, null, "Inner", {}, []])("%o is no journey", async (tree) => {
  await expectError(bench.run(innerTreeEvaluator, { tree }), "node-journey-missing");
});
