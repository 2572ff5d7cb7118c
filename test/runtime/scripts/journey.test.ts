import { type Answer, createJourneys, defineJourney, type Journey, node } from "@journeyc/runtime";
import { scriptedDecision } from "@journeyc/runtime/nodes/scripted-decision";
import { expect, test } from "vitest";
import { useSandbox } from "../../../runtime/app/sandboxed-scripts.ts";
import { key } from "../machine/support/journeys.ts";
import { withEcho } from "./support/echo-server.ts";

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

test("a script suspends its run, sends the link, and goes on where it is followed", () =>
  withEcho(async (origin, requests) => {
    const suspending = defineJourney({
      name: "Mail",
      connectors: {},
      start: "decide",
      nodes: {
        decide: node(scriptedDecision, {
          settings: {
            script: {
              name: "scripts/mail.js",
              text: `
                if (resumedFromSuspend) action.goTo(nodeState.get("kept"));
                else {
                  nodeState.putShared("kept", "out");
                  action.suspend("Look into your mail", (uri) => {
                    httpClient.send("${origin}", { method: "POST", body: { uri } });
                  });
                }`,
            },
            outcomes: ["out"],
          },
          outcomes: { out: "failure" },
        }),
      },
    });
    const journeys = createJourneys<Journey>({
      journeys: [suspending],
      keys: [key],
      environment: {},
      scripts: { httpClient: { origins: [origin] } },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
    const resumeUrl = (id: string): string => `https://app.example/resume?id=${id}`;
    const begun = await journeys.start("Mail", { resumeUrl });
    if (begun.kind !== "suspended") throw new Error(`It is ${begun.kind}.`);
    const { uri } = JSON.parse(requests[0]?.body ?? "") as { readonly uri: string };
    const id = new URL(uri).searchParams.get("id") ?? "";
    expect(JSON.stringify(begun)).not.toContain(id);
    expect((await journeys.resumeSuspended(id)).kind).toBe("failure");
    expect(requests).toHaveLength(1);
    await journeys.close();
  }));
