import { type Answer, createJourneys, defineJourney, type Journey, node } from "@journeyc/runtime";
import { scriptedDecision } from "@journeyc/runtime/nodes/scripted-decision";
import { expect, test } from "vitest";
import { useSandbox } from "../../../runtime/app/sandboxed-scripts.ts";
import { key } from "../machine/support/journeys.ts";

// A script of AM's in a journey that runs: it asks, it decides, and it proves nothing.

const text = `
if (callbacks.isEmpty()) {
  callbacksBuilder.textInputCallback("Which way?");
} else {
  nodeState.putShared("way", callbacks.getTextInputCallbacks().get(0));
  action.goTo(nodeState.get("way") === "in" ? "in" : "out");
}`;

const journey = defineJourney({
  name: "Login",
  connectors: {},
  start: "decide",
  nodes: {
    decide: node(scriptedDecision, {
      settings: { script: { name: "scripts/decide.js", text }, outcomes: ["in", "out"] },
      outcomes: { in: "success", out: "failure" },
    }),
  },
});

test("a journey runs AM's script, and its outcome proves nobody", async () => {
  expect(useSandbox([journey])).toBe(true);
  const codes: unknown[] = [];
  const log = (fields: object): void => void codes.push((fields as { code?: string }).code);
  const journeys = createJourneys<Journey>({
    journeys: [journey],
    keys: [key],
    environment: {},
    log: { debug: log, info: log, warn: log, error: log },
  });
  await journeys.ready();
  const go = async (way: string): Promise<string> => {
    const asked = await journeys.start("Login");
    if (asked.kind !== "step") throw new Error(`It did not ask: ${asked.kind}`);
    expect(asked.question.callbacks.map(({ type }) => type)).toEqual(["TextInputCallback"]);
    const answer: Answer = new Map([["", way]]);
    return (await journeys.resume(asked.authId, [answer])).kind;
  };
  expect(await go("out")).toBe("failure");
  expect(await go("in")).toBe("error");
  expect(codes).toContain("success-without-authentication");
  await journeys.close();
});
