import { ask, defineJourney, JourneyError, node, take, type NodeContext } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { describe, expect, test } from "vitest";
import {
  answer,
  asking,
  proving,
  question,
  resource,
  row,
  step,
  testApp,
  testNode,
} from "./support/journeys.ts";

type Fault = (context: NodeContext<never>) => unknown;

const faults: readonly (readonly [string, Fault, string])[] = [
  [
    "throws",
    () => {
      throw new Error("needle");
    },
    "node-exception",
  ],
  [
    "throws a text",
    () => {
      throw "needle";
    },
    "node-exception",
  ],
  [
    "throws a JourneyError",
    () => {
      throw new JourneyError("its-own-code", "reason", "fix");
    },
    "its-own-code",
  ],
  ["rejects", () => Promise.reject(new Error("needle")), "node-exception"],
  ["answers undefined", () => undefined, "node-no-result"],
  ["answers null", () => null, "node-no-result"],
  ["answers true", () => true, "node-no-result"],
  ["answers the outcome's name alone", () => "true", "node-no-result"],
  ["resolves to undefined", async () => undefined, "node-no-result"],
  ["asks nothing", () => ask([]), "node-no-result"],
  ["takes an unknown outcome", () => take("maybe"), "node-unknown-outcome"],
  ["takes no outcome", () => ({ kind: "outcome" }), "node-unknown-outcome"],
  ["takes __proto__", () => take("__proto__"), "node-unknown-outcome"],
  ["takes constructor", async () => take("constructor"), "node-unknown-outcome"],
  [
    "enters an unknown journey",
    () => ({
      kind: "enter",
      journey: row("Stranger", asking),
      outcomes: { success: "true", failure: "false" },
    }),
    "inner-journey-unknown",
  ],
  ["never answers", () => new Promise(() => {}), "step-deadline-exceeded"],
  [
    "keeps what is not JSON",
    (context) => {
      context.state.setShared("big", 1n as never);
      return ask([question]);
    },
    "state-not-json",
  ],
];

const limits = { stepMilliseconds: 60 };
const faulty = (fault: Fault, error = false) =>
  testNode((context) => fault(context as never) as never, { error });

describe.each(faults)("a node that %s", (_name, fault, code) => {
  test("ends the run in an error, wherever it stands, and says nothing to the user", async () => {
    const before = row("Before", faulty(fault), proving);
    const after = row("After", proving, faulty(fault));
    const answering = row(
      "Answering",
      proving,
      testNode((context) =>
        context.answers ? (fault(context as never) as never) : ask([question]),
      ),
    );
    const { journeys, log } = await testApp([before, after, answering], { limits });
    for (const name of ["Before", "After"])
      expect(await journeys.start(name)).toMatchObject({ kind: "error", error: { code } });
    const first = step(await journeys.start("Answering"));
    expect(await journeys.resume(first.authId, [answer("")])).toMatchObject({
      kind: "error",
      error: { code },
    });
    expect(
      log.every(
        ({ fields }) =>
          fields["code"] === code &&
          typeof fields["fix"] === "string" &&
          typeof fields["run"] === "string",
      ),
    ).toBe(true);
    expect(JSON.stringify(log)).not.toContain("needle");
  });
});

const caught = faults.filter(
  ([, , code]) => code !== "step-deadline-exceeded" && code !== "state-not-json",
);

describe.each(caught)("where `error` is wired, a node that %s", (_name, fault) => {
  test("takes it, of its own or of the inner journey", async () => {
    const own = defineJourney({
      name: "Own",
      connectors: {},
      resource,
      start: "faulty",
      nodes: {
        faulty: node(faulty(fault, true), {
          outcomes: { true: "success", false: "success", error: "failure" },
        }),
      },
    });
    const around = defineJourney({
      name: "Around",
      connectors: {},
      resource,
      start: "enter",
      nodes: {
        enter: node(innerTreeEvaluator, {
          settings: { tree: row("Inner", proving, faulty(fault)), displayErrorOutcome: true },
          outcomes: { true: "success", false: "success", error: "failure" },
        }),
      },
    });
    const { journeys, log } = await testApp([own, around], { limits });
    expect((await journeys.start("Own")).kind).toBe("failure");
    expect((await journeys.start("Around")).kind).toBe("failure");
    expect(log.length).toBe(2);
  });
});

test("an error in an inner journey whose node wires none ends the run", async () => {
  const outer = defineJourney({
    name: "Outer",
    connectors: {},
    resource,
    start: "enter",
    nodes: {
      enter: node(innerTreeEvaluator, {
        settings: {
          tree: row(
            "Inner",
            faulty(() => undefined),
          ),
        },
        outcomes: { true: "success", false: "failure" },
      }),
    },
  });
  const { journeys } = await testApp([outer]);
  expect(await journeys.start("Outer")).toMatchObject({
    kind: "error",
    error: { code: "node-no-result" },
  });
});

const loop = (type: ReturnType<typeof testNode>) =>
  defineJourney({
    name: "Loop",
    connectors: {},
    resource,
    start: "again",
    nodes: { again: node(type, { outcomes: { true: "again", false: "failure" } }) },
  });

describe("limits", () => {
  test("a loop without a question ends", async () => {
    const { journeys } = await testApp([loop(testNode(() => take("true")))]);
    expect(await journeys.start("Loop")).toMatchObject({ error: { code: "step-too-many-nodes" } });
  });

  test("a loop with questions ends", async () => {
    const { journeys } = await testApp([loop(asking)], { limits: { nodesPerRun: 20 } });
    let reply = await journeys.start("Loop");
    for (let turn = 0; turn < 30 && reply.kind === "step"; turn += 1)
      reply = await journeys.resume(reply.authId, [answer("")]);
    expect(reply).toMatchObject({ error: { code: "run-too-many-nodes" } });
  });

  test("journeys that call each other in a circle end", async () => {
    const inner: { name: string; start: string } & Record<string, unknown> = {
      ...row("Circle", asking),
    };
    inner["nodes"] = {
      n0: node(innerTreeEvaluator, {
        settings: { tree: inner as never },
        outcomes: { true: "success", false: "failure" },
      }),
    };
    const { journeys } = await testApp([inner as never]);
    expect(await journeys.start("Circle")).toMatchObject({
      error: { code: "inner-journeys-too-deep" },
    });
  });

  test("state that grows without end ends the run", async () => {
    const grow = testNode((context) => {
      context.state.setShared("big", "x".repeat(100_000));
      return context.answers ? take("true") : ask([question]);
    });
    const { journeys } = await testApp([loop(grow)]);
    expect(await journeys.start("Loop")).toMatchObject({ error: { code: "state-too-large" } });
  });

  test("a caller that goes away stops the step", async () => {
    const caller = new AbortController();
    const { journeys } = await testApp([loop(testNode(() => new Promise(() => {})))]);
    const reply = journeys.start("Loop", { signal: caller.signal });
    setTimeout(() => caller.abort(), 10);
    expect(await reply).toMatchObject({ error: { code: "step-abandoned" } });
  });
});

test("a node that proves somebody and then fails has proved nobody, whatever its `error` leads to", async () => {
  const failing = testNode(
    async (context) => {
      const user = await context.directory.find(resource.name, "userName", "ada");
      if (user) context.identity.prove(user);
      throw new JourneyError("its-own-code", "reason", "fix");
    },
    { error: true },
  );
  const { nodes, ...rest } = row("Login", asking, failing);
  const failed = nodes["n1"];
  if (!failed) throw new Error("No node fails.");
  const outcomes = { ...failed.outcomes, error: "success" as const };
  const { journeys } = await testApp([
    { ...rest, nodes: { ...nodes, n1: { ...failed, outcomes } } },
  ]);
  const { authId } = step(await journeys.start());
  expect(await journeys.resume(authId, [answer("x")])).toMatchObject({
    kind: "error",
    error: { code: "success-without-authentication" },
  });
});
