import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { ask, defineJourney, node, take, type Journey } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { JourneyError } from "../../../runtime/errors.ts";
import {
  answer,
  asking,
  login,
  proving,
  question,
  resource,
  row,
  step,
  testApp,
  testNode,
} from "../machine/support/journeys.ts";
import { Collected, parentOf, tree } from "./support/collected.ts";

// Against OpenTelemetry's own SDK.

let collected: Collected;
beforeAll(() => {
  collected = new Collected();
});
afterEach(() => collected.forget());
afterAll(() => collected.close());

const app = (...journeys: readonly Journey[]) => {
  const { telemetry } = collected;
  return testApp(journeys, { telemetry });
};

test("a step and its nodes are spans below the one that is active", async () => {
  const { journeys, events } = await app(row("Row", asking, proving));
  const tracer = collected.tracerProvider.getTracer("the app's");
  await tracer.startActiveSpan("POST /am", async (request) => {
    await journeys.start("Row");
    request.end();
  });
  expect(tree(collected.spans)).toBe(`POST /am
└─ journeyc.step 0 of Row: asks
   └─ journeyc.node n0 (Test): asks
`);
  const opened = collected.spans.filter(({ name }) => name === "journeyc.step");
  expect(opened[0]?.kind).toBe(SpanKind.INTERNAL);
  expect(opened[0]?.attributes).toEqual({
    "journeyc.journey.name": "Row",
    "journeyc.run.id": events[0]?.run,
    "journeyc.step.number": 0,
    "journeyc.step.result": "asks",
  });
});

test("what a node does is below its span, also after it has waited", async () => {
  const tracer = collected.tracerProvider.getTracer("the app's");
  const querying = testNode(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    tracer.startSpan("SELECT").end();
    return take("true");
  });
  const { journeys } = await app(row("Row", querying, querying, proving));
  const other = tracer.startActiveSpan("other request", async (span) => {
    await journeys.start("Row");
    span.end();
  });
  await Promise.all([journeys.start("Row"), other]);
  const queries = collected.spans.filter(({ name }) => name === "SELECT");
  const parents = queries.map((query) => parentOf(query, collected.spans));
  expect(parents.map((parent) => parent?.attributes["journeyc.node.name"]).toSorted()).toEqual([
    "n0",
    "n0",
    "n1",
    "n1",
  ]);
  for (const parent of parents) {
    const stepSpan = parent && parentOf(parent, collected.spans);
    expect(stepSpan?.attributes["journeyc.run.id"]).toBeTruthy();
  }
  expect(trace.getSpan(context.active())).toBeUndefined();
});

const inner = (types: Parameters<typeof row>[1][], wired: boolean): Journey =>
  defineJourney({
    name: "Outer",
    connectors: {},
    resource,
    start: "enter",
    nodes: {
      enter: node(innerTreeEvaluator, {
        settings: { tree: row("Inner", ...types), ...(wired ? { displayErrorOutcome: true } : {}) },
        outcomes: { true: "prove", false: "failure", ...(wired ? { error: "prove" } : {}) },
      }),
      prove: node(proving, { outcomes: { true: "success", false: "failure" } }),
    },
  });

test("the nodes of an inner journey are below the node that entered it, in every step", async () => {
  const { journeys } = await app(inner([asking], false));
  const asked = step(await journeys.start("Outer"));
  expect(tree(collected.spans)).toBe(`journeyc.step 0 of Outer: asks
└─ journeyc.node enter (InnerTreeEvaluator): –
   └─ journeyc.node n0 (Test): asks
`);
  collected.forget();
  await journeys.resume(asked.authId, [answer("x")]);
  expect(tree(collected.spans)).toBe(`journeyc.step 1 of Outer: success
├─ journeyc.node enter (InnerTreeEvaluator): true
│  └─ journeyc.node n0 (Test): true
└─ journeyc.node prove (Test): true
`);
});

const broken = testNode(() => {
  throw new JourneyError("test-broken", "Needle 7 in a message.", "Needle 7 in a fix.");
});

test("an error is a status and a code, without a text", async () => {
  const { journeys } = await app(inner([broken], false));
  expect(await journeys.start("Outer")).toMatchObject({ kind: "error" });
  expect(tree(collected.spans)).toBe(`journeyc.step 0 of Outer: error (test-broken)
└─ journeyc.node enter (InnerTreeEvaluator): –
   └─ journeyc.node n0 (Test): – (test-broken)
`);
  for (const span of collected.spans.filter(({ attributes }) => attributes["error.type"])) {
    expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span.events).toEqual([]);
  }
});

test("an error that leaves inner journeys ends their spans", async () => {
  const { journeys } = await app(inner([broken], true));
  expect(await journeys.start("Outer")).toMatchObject({ kind: "success" });
  expect(tree(collected.spans)).toBe(`journeyc.step 0 of Outer: success
├─ journeyc.node enter (InnerTreeEvaluator): error
│  └─ journeyc.node n0 (Test): – (test-broken)
└─ journeyc.node prove (Test): true
`);
});

test("a step that runs out of time ends all of its spans", async () => {
  const hanging = testNode(() => new Promise(() => {}));
  const { telemetry } = collected;
  const { journeys } = await testApp([inner([hanging], false)], {
    telemetry,
    limits: { stepMilliseconds: 50 },
  });
  await journeys.start("Outer");
  expect(tree(collected.spans)).toBe(`journeyc.step 0 of Outer: error (step-deadline-exceeded)
└─ journeyc.node enter (InnerTreeEvaluator): –
   └─ journeyc.node n0 (Test): – (step-deadline-exceeded)
`);
});

test("metrics have labels of the journeys alone, whatever clients send", async () => {
  const own = new Collected();
  const { journeys } = await testApp([login], {
    telemetry: own.telemetry,
    attempts: { user: { attempts: 1, windowMilliseconds: 60_000 } },
  });
  const series = async () => (await own.points()).map(({ name, attributes }) => [name, attributes]);
  const guess = async (name: string): Promise<void> => {
    const asked = step(await journeys.start("Login"));
    await journeys.resume(asked.authId, [answer(name), answer("wrong")]);
  };
  await guess("ada");
  await guess("ada");
  const known = await series();
  for (const name of ["bob", "nobody", "x".repeat(500), "a\r\nb", "__proto__"]) await guess(name);
  expect(await series()).toEqual(known);
  const points = await own.points();
  // Of seven, the one with a line break in the name was asked again.
  const find = (name: string) => points.filter((point) => point.name === name);
  expect(find("journeyc.runs.ended")).toEqual([
    {
      name: "journeyc.runs.ended",
      unit: "{run}",
      attributes: { "journeyc.journey.name": "Login", "journeyc.run.result": "failure" },
      value: 6,
    },
  ]);
  expect(find("journeyc.attempts.refused")).toMatchObject([
    { attributes: { "journeyc.attempt.refused_by": "user" }, value: 1 },
  ]);
  expect(find("journeyc.node.outcomes").map(({ attributes }) => attributes)).toContainEqual({
    "journeyc.journey.name": "Login",
    "journeyc.node.name": "decide",
    "journeyc.node.type": "DataStoreDecision",
    "journeyc.node.outcome": "false",
  });
  const durations = find("journeyc.step.duration");
  expect(durations).toMatchObject([
    { unit: "s", attributes: { "journeyc.step.result": "asks" }, value: { count: 8 } },
    { unit: "s", attributes: { "journeyc.step.result": "failure" }, value: { count: 6 } },
  ]);
  await own.close();
});

test("an SDK that is registered after the journeys were made is used", async () => {
  const { openTelemetry } = await import("@journeyc/runtime/telemetry/opentelemetry");
  const telemetry = openTelemetry();
  const { journeys } = await testApp([row("Row", proving)], { telemetry });
  trace.setGlobalTracerProvider(collected.tracerProvider);
  await journeys.start("Row");
  trace.disable();
  expect(tree(collected.spans)).toContain("journeyc.step 0 of Row: success");
});

test("a question that a node asks again is one span for each time", async () => {
  const twice = testNode((context) =>
    context.memory === 1 ? take("true") : ask([question], { memory: context.answers ? 1 : 0 }),
  );
  const { journeys } = await app(row("Row", twice, proving));
  let reply = step(await journeys.start("Row"));
  reply = step(await journeys.resume(reply.authId, [answer("x")]));
  await journeys.resume(reply.authId, [answer("x")]);
  const results = collected.spans.filter(({ name }) => name === "journeyc.step");
  expect(results.map(({ attributes }) => attributes["journeyc.step.result"])).toEqual([
    "asks",
    "asks",
    "success",
  ]);
});
