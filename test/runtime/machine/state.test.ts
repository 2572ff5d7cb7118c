import { ask, take, type Json } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { defineJourney, node } from "@journeyc/runtime";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ScopedState, type Scope } from "../../../runtime/machine/scopes.ts";
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

type Read = Json | undefined;

test("shared state survives a question, transient state does not", async () => {
  const seen: Read[] = [];
  const write = testNode(({ state }) => {
    state.setShared("shared", 1);
    state.setTransient("transient", 2);
    state.setAttribute("shared", "preferences/updates", true);
    state.setAttribute("transient", "preferences/marketing", true);
    return take("true");
  });
  const read = testNode(({ state }) => {
    seen.push(state.get("shared"), state.get("transient"), state.attributes());
    return take("true");
  });
  const { journeys } = await testApp([row("Scopes", write, read, asking, read, proving)]);
  const first = step(await journeys.start("Scopes"));
  await journeys.resume(first.authId, [answer("")]);
  expect(seen).toEqual([
    1,
    2,
    { preferences: { updates: true, marketing: true } },
    1,
    undefined,
    { preferences: { updates: true } },
  ]);
});

test("a secret that is read later survives a question, one that is not read any more is gone", async () => {
  const secretKeys = ["password", "otherSecret", "objectAttributes.password"];
  const seen: Read[] = [];
  const write = testNode(
    ({ state }) => {
      for (const name of ["password", "otherSecret"]) state.setTransient(name, `${name}-needle`);
      state.setAttribute("transient", "password", "attribute-needle");
      return take("true");
    },
    { secretKeys },
  );
  const read = testNode(({ state }) => {
    seen.push(state.get("password"), state.get("otherSecret"), state.getAttribute("password"));
    return take("true");
  });
  const journey = defineJourney({
    name: "Secrets",
    connectors: {},
    resource,
    start: "write",
    nodes: {
      write: node(write, { outcomes: { true: "ask", false: "failure" } }),
      ask: node(asking, {
        outcomes: { true: "read", false: "failure" },
        secrets: ["objectAttributes.password"],
      }),
      read: node(read, {
        outcomes: { true: "after", false: "failure" },
        secrets: ["objectAttributes.password"],
      }),
      after: node(read, { outcomes: { true: "failure", false: "failure" } }),
    },
  });
  const { journeys } = await testApp([journey]);
  const first = step(await journeys.start("Secrets"));
  await journeys.resume(first.authId, [answer("")]);
  expect(seen).toEqual([undefined, undefined, "attribute-needle", undefined, undefined, undefined]);
});

test("an inner journey sees shared state and the secrets that it receives; only shared state comes back", async () => {
  const seen: Read[] = [];
  const look = testNode(({ state }) => {
    seen.push(state.get("shared"), state.get("password"), state.get("transient"));
    state.setShared("fromInner", "yes");
    state.setTransient("innerTransient", "no");
    return take("true");
  });
  const inner = defineJourney({
    name: "Inner",
    innerTreeOnly: true,
    connectors: {},
    resource,
    receives: ["password"],
    start: "look",
    nodes: {
      look: node(look, { outcomes: { true: "success", false: "failure" }, secrets: ["password"] }),
    },
  });
  const write = testNode(
    ({ state }) => {
      state.setShared("shared", 1);
      state.setTransient("password", "needle");
      state.setTransient("transient", 2);
      return take("true");
    },
    { secretKeys: ["password"] },
  );
  const after = testNode(({ state }) => {
    seen.push(state.get("fromInner"), state.get("innerTransient"), state.get("transient"));
    return take("false");
  });
  const outer = defineJourney({
    name: "Outer",
    connectors: {},
    resource,
    start: "write",
    nodes: {
      write: node(write, { outcomes: { true: "enter", false: "failure" } }),
      enter: node(innerTreeEvaluator, {
        settings: { tree: inner },
        outcomes: { true: "after", false: "failure" },
        secrets: ["password"],
      }),
      after: node(after, { outcomes: { true: "success", false: "failure" } }),
    },
  });
  const { journeys } = await testApp([outer]);
  expect((await journeys.start("Outer")).kind).toBe("failure");
  expect(seen).toEqual([1, "needle", undefined, "yes", undefined, 2]);
});

test("memory belongs to one execution: the same node, entered again, finds none", async () => {
  const memories: Read[] = [];
  const remember = testNode((context) => {
    memories.push(context.memory);
    return context.answers ? take("true") : ask([question], { memory: "left here" });
  });
  const journey = defineJourney({
    name: "Loop",
    connectors: {},
    resource,
    start: "remember",
    nodes: { remember: node(remember, { outcomes: { true: "remember", false: "failure" } }) },
  });
  const { journeys } = await testApp([journey]);
  const first = step(await journeys.start("Loop"));
  await journeys.resume(first.authId, [answer("")]);
  expect(memories).toEqual([undefined, "left here", undefined]);
});

test("any text is a key like others, and nothing but a key", () => {
  const names = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "prototype", "toString"),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.array(names, { minLength: 1, maxLength: 4 }),
      names,
      fc.string(),
      (path, key, value) => {
        const scopes: [Scope, Scope, Scope] = [new Map(), new Map(), new Map()];
        const state = new ScopedState(...scopes);
        const clean = path.map((segment) => segment.replaceAll("/", "")).join("/");
        state.setAttribute("transient", clean, value);
        expect(state.getAttribute(clean)).toBe(value);
        expect(state.get("objectAttributes")).toBeDefined();
        if (key !== "objectAttributes") {
          expect(state.get(key)).toBeUndefined();
          state.setShared(key, value);
          expect(state.get(key)).toBe(value);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as Record<string, unknown>)[clean.split("/").at(-1) ?? ""]).not.toBe(value);
      },
    ),
  );
});
