import { ask, defineJourney, node, take, type Journey, type StepReply } from "@journeyc/runtime";
import { retryLimitDecision } from "@journeyc/runtime/nodes/retry-limit-decision";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import { answer, question, resource, step, testApp, testNode } from "./support/journeys.ts";

/** Asks for a name; `prove NAME` proves that user, everything else goes to the limit. */
const asksName = testNode(async (context) => {
  const given = context.answers?.[0]?.get("");
  if (typeof given !== "string") return ask([question]);
  const [, proved] = /^prove (.*)$/.exec(given) ?? [];
  if (proved === undefined) {
    context.state.setShared("username", given);
    return take("false");
  }
  const user = await context.directory.find(resource.name, "userName", proved);
  if (!user) throw new Error(`${proved} is not there`);
  context.identity.prove(user);
  return take("true");
});

function limited(name: string, withUser: boolean): Journey {
  return defineJourney({
    name,
    connectors: {},
    resource,
    start: "askName",
    nodes: {
      askName: node(asksName, { outcomes: { true: "success", false: "limit" } }),
      limit: node(retryLimitDecision, {
        settings: { retryLimit: 2, incrementUserAttributeOnFailure: withUser },
        outcomes: { retry: "askName", reject: "failure" },
      }),
    },
  });
}

async function runner(
  withUser: boolean,
  authenticationSessions: "client-side" | "server-side" = "client-side",
) {
  const store = memoryStore();
  const { journeys } = await testApp([limited("Limited", withUser)], {
    store,
    authenticationSessions,
  });
  return async (...given: readonly string[]): Promise<string> => {
    let reply: StepReply = await journeys.start("Limited");
    for (const text of given) reply = await journeys.resume(step(reply).authId, [answer(text)]);
    return reply.kind;
  };
}

describe.each(["client-side", "server-side"] as const)("runs that wait %s", (sessions) => {
  test("a run keeps its count from step to step", async () => {
    const run = await runner(false, sessions);
    expect(await run("ada", "ada")).toBe("step");
    expect(await run("ada", "ada", "ada")).toBe("failure");
    expect(await run("ada", "eve", "bob")).toBe("failure");
  });
});

test("a user's count goes on in the next run, and begins again when the user has signed on", async () => {
  const run = await runner(true);
  expect(await run("ada", "ada")).toBe("step");
  expect(await run("ada")).toBe("failure");
  // The rejection has let the count begin again.
  expect(await run("ada", "ada", "prove ada")).toBe("success");
  expect(await run("ada", "ada")).toBe("step");
});

test("a run that never came to the limit leaves the count as it is", async () => {
  const run = await runner(true);
  await run("ada", "ada");
  expect(await run("prove ada")).toBe("success");
  expect(await run("ada")).toBe("failure");
});

test("nobody lets somebody else's count begin again by signing on", async () => {
  const run = await runner(true);
  await run("ada");
  expect(await run("ada", "prove bob")).toBe("success");
  expect(await run("ada")).toBe("failure");
});
