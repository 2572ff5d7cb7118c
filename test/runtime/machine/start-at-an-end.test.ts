import { defineJourney, node } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { describe, expect, test } from "vitest";
import { proving, resource, testApp } from "./support/journeys.ts";

// `start -> failure`: no node runs.

const ends = ["success", "failure", "stop"] as const;
const endingAt = (start: (typeof ends)[number]) =>
  defineJourney({ name: "Ends", connectors: {}, start, nodes: {} });

const around = (start: (typeof ends)[number], proved: boolean) =>
  defineJourney<"prove" | "inner">({
    name: "Around",
    resource,
    connectors: {},
    start: proved ? "prove" : "inner",
    nodes: {
      prove: node(proving, { outcomes: { true: "inner", false: "failure" } }),
      inner: node(innerTreeEvaluator, {
        settings: { tree: endingAt(start) },
        outcomes: { true: "success", false: "failure" },
      }),
    },
  });

describe("a journey that clients start", () => {
  test.each([
    ["failure", "failure", undefined],
    ["stop", "stop", undefined],
    ["success", "error", "success-without-authentication"],
  ] as const)("start -> %s is %s", async (start, kind, code) => {
    const { journeys, log } = await testApp([endingAt(start)]);
    expect((await journeys.start("Ends")).kind).toBe(kind);
    if (code !== undefined) expect(JSON.stringify(log)).toContain(code);
  });
});

describe("an inner journey", () => {
  test.each([
    ["success", "success", "true"],
    ["failure", "failure", "false"],
    ["stop", "stop", undefined],
  ] as const)("start -> %s lets the run end in %s", async (start, kind, outcome) => {
    const { journeys, events } = await testApp([around(start, true)]);
    expect((await journeys.start("Around")).kind).toBe(kind);
    const taken = events.flatMap((event) =>
      event.kind === "node" && event.node === "inner" ? [event.outcome] : [],
    );
    expect(taken).toEqual(outcome === undefined ? [] : [outcome]);
  });

  test("proves nobody", async () => {
    const { journeys, log } = await testApp([around("success", false)]);
    expect((await journeys.start("Around")).kind).toBe("error");
    expect(JSON.stringify(log)).toContain("success-without-authentication");
  });
});
