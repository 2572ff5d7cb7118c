import { defineJourney, node, type Journey } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import {
  answer,
  asking,
  proving,
  resource,
  row,
  step,
  testApp,
} from "../machine/support/journeys.ts";

// Before and after a deploy that changed the journey: one store, the same keys.

const before = row("Deploy", asking, asking, proving);
const after = row("Deploy", asking, asking, asking, proving);

async function deploy(old: Journey, next: Journey, previousJourneys: readonly Journey[]) {
  const store = memoryStore();
  const first = await testApp([old], { store });
  const second = await testApp([next], { store, previousJourneys });
  return { first: first.journeys, second: second.journeys };
}

const resume = (journeys: Awaited<ReturnType<typeof deploy>>["first"], authId: string) =>
  journeys.resume(authId, [answer("x")]);

describe("a run that began before a deploy", () => {
  test("begins again at the first page where the old version is gone", async () => {
    const { first, second } = await deploy(before, after, []);
    const asked = step(await resume(first, step(await first.start("Deploy")).authId));
    const again = step(await resume(second, asked.authId));
    expect(again.restarted).toBe(true);
    let reply: typeof again | Awaited<ReturnType<typeof resume>> = again;
    for (let pages = 0; pages < 3; pages += 1) reply = await resume(second, step(reply).authId);
    expect(reply.kind).toBe("success");
  });

  test("goes on in the old version where the app keeps it; new runs take the new one", async () => {
    const { first, second } = await deploy(before, after, [before]);
    const asked = step(await resume(first, step(await first.start("Deploy")).authId));
    expect((await resume(second, asked.authId)).kind).toBe("success");
    let reply = await second.start("Deploy");
    for (let pages = 0; pages < 3; pages += 1) reply = await resume(second, step(reply).authId);
    expect(reply.kind).toBe("success");
  });

  test("goes on in the old version of an inner journey, too", async () => {
    const outer = (inner: Journey): Journey =>
      defineJourney({
        name: "Outer",
        connectors: {},
        resource,
        start: "enter",
        nodes: {
          enter: node(innerTreeEvaluator, {
            settings: { tree: inner },
            outcomes: { true: "success", false: "failure" },
          }),
        },
      });
    const old = outer(row("Inner", asking, asking, proving));
    const next = outer(row("Inner", asking, proving));
    const { first, second } = await deploy(old, next, [old]);
    let reply = await resume(first, step(await first.start("Outer")).authId);
    reply = await resume(second, step(reply).authId);
    expect(reply.kind).toBe("success");
  });

  test("goes on where both processes run side by side, on either of them", async () => {
    const { first, second } = await deploy(before, after, [before]);
    const { authId } = step(await first.start("Deploy"));
    const asked = step(await resume(second, authId));
    expect((await resume(first, asked.authId)).kind).toBe("success");
  });
});
