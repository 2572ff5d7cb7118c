import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { beforeEach, expect, test } from "vitest";
import { defineJourney, node } from "../../../runtime/machine/journey.ts";
import { take } from "../../../runtime/machine/node-type.ts";
import { recordOutcome } from "../../outcomes/record.ts";
import { proving, row, testApp, testNode } from "../machine/support/journeys.ts";
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

test.each([
  { ends: "in success", inner: row("Inner", proving), outcome: "true" },
  {
    ends: "in failure",
    inner: row(
      "Inner",
      proving,
      testNode(() => take("false")),
    ),
    outcome: "false",
  },
  {
    ends: "in an error",
    inner: row(
      "Inner",
      proving,
      testNode(() => Promise.reject(new Error("broken"))),
    ),
    outcome: "error",
  },
])("takes $outcome when the inner journey ends $ends", async ({ inner: tree, outcome }) => {
  const outer = defineJourney({
    name: "Outer",
    connectors: {},
    start: "enter",
    nodes: {
      enter: node(innerTreeEvaluator, {
        settings: { tree, displayErrorOutcome: true },
        outcomes: { true: "success", false: "failure", error: "failure" },
      }),
    },
  });
  const { journeys, events } = await testApp([outer]);
  await journeys.start("Outer");
  const taken = events.flatMap((event) =>
    event.kind === "node" && event.type === "InnerTreeEvaluator" ? [event.outcome] : [],
  );
  expect(taken).toEqual([outcome]);
  for (const one of taken) if (one !== undefined) recordOutcome("InnerTreeEvaluator", one);
});
