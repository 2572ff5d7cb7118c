import { defineJourney, member, node, type Journey } from "@journeyc/runtime";
import { attributeCollector } from "@journeyc/runtime/nodes/attribute-collector";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { beforeAll, expect, test } from "vitest";
import { fill, post, start, type Wire } from "../runtime/http/support/client.ts";
import { login, resource, testApp, type TestApp } from "../runtime/machine/support/journeys.ts";
import { patience } from "./support/numbers.ts";

// Submitting is not passing: whatever is sent instead of the right answer, nobody is signed on, nothing breaks, and
// what does not fit what was asked leaves the step to be answered.

const secrets = { secrets: ["password", "objectAttributes.password"] };
const decide = node(dataStoreDecision, {
  outcomes: { true: "success", false: "failure" },
  secrets: ["password"],
});

/** Each node type that asks, alone, before the password is checked. */
const nodeByNode: Journey = defineJourney({
  name: "NodeByNode",
  connectors: {},
  resource,
  start: "name",
  nodes: {
    name: node(platformUsername, { outcomes: { outcome: "password" } }),
    password: node(platformPassword, { outcomes: { outcome: "decide" }, ...secrets }),
    decide,
  },
});
const collecting: Journey = defineJourney({
  name: "Collecting",
  connectors: {},
  resource,
  start: "ask",
  nodes: {
    ask: node(page, {
      settings: { pageHeader: { en: "Who are you?" } },
      members: {
        attributes: member(attributeCollector, {
          settings: { attributesToCollect: ["externalId"], required: true, validateInputs: true },
        }),
        username: member(platformUsername),
        password: member(platformPassword),
      },
      outcomes: { outcome: "decide" },
      ...secrets,
    }),
    decide,
  },
});

const values: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  "",
  " ",
  "true",
  "success",
  "outcome",
  "ada",
  [],
  ["ada"],
  {},
  { $ne: null },
  { value: "ada" },
  "x".repeat(5_000),
  "\0",
];

/** The bodies' `callbacks`, made from those that were asked. */
function corpus(asked: readonly Wire[]): readonly unknown[] {
  const changed = (change: (callback: Wire, index: number) => unknown) => asked.map(change);
  const withInput = (input: unknown) => changed((callback) => ({ ...callback, input }));
  return [
    undefined,
    null,
    {},
    [],
    "",
    0,
    true,
    [null],
    [[]],
    [{}],
    changed(() => null),
    changed(() => ({})),
    changed(() => []),
    changed(({ type }) => ({ type })),
    changed((callback) => ({ ...callback, type: "ConfirmationCallback" })),
    changed((callback) => ({ ...callback, type: "HiddenValueCallback" })),
    changed((callback) => ({ ...callback, type: "__proto__" })),
    changed((callback) => ({ ...callback, type: [callback.type] })),
    [...asked, ...asked],
    [...asked, { type: "HiddenValueCallback", input: [{ name: "IDToken9", value: "true" }] }],
    asked.slice(1),
    asked.toReversed().map((callback) => ({ ...callback, type: "PasswordCallback" })),
    withInput(undefined),
    withInput(null),
    withInput({}),
    withInput("ada"),
    withInput([]),
    withInput([null]),
    withInput([{ value: "ada" }]),
    withInput([{ name: 1, value: "ada" }]),
    withInput([{ name: "IDToken0", value: "ada" }]),
    withInput([{ name: "IDToken99", value: "ada" }]),
    withInput([{ name: "__proto__", value: "ada" }]),
    withInput([{ name: "outcome", value: "true" }]),
    // The same input twice: one of the two counts, and none of them is a password.
    changed((callback, index) => ({
      ...callback,
      input: [
        { name: `IDToken${index + 1}`, value: "ada" },
        { name: `IDToken${index + 1}`, value: "ada" },
      ],
    })),
    ...values.map((value) =>
      changed((callback, index) => ({
        ...callback,
        input: [{ name: `IDToken${index + 1}`, value }],
      })),
    ),
  ];
}

let app: TestApp;
beforeAll(async () => {
  const served = [login, nodeByNode, collecting];
  app = await testApp(served, { attempts: { user: false, address: false, overall: false } });
});

/** Submits each of the corpus to a fresh run's step; answers how many were submitted. */
async function attack(
  query: string,
  first: readonly unknown[],
  right: readonly unknown[],
): Promise<number> {
  const reach = async () => {
    let step = (await start(app.journeys, query)).body;
    for (const value of first)
      step = (await post(app.journeys, "authenticate", fill(step, value))).body;
    return step;
  };
  const bodies = corpus((await reach()).callbacks ?? []);
  for (const callbacks of bodies) {
    const step = await reach();
    const name = JSON.stringify(callbacks)?.slice(0, 200);
    const { status, body, headers } = await post(app.journeys, "authenticate", {
      authId: step.authId,
      callbacks,
    });
    expect(body, name).not.toHaveProperty("tokenId");
    expect(headers.getSetCookie(), name).toEqual([]);
    expect([200, 400, 401], name).toContain(status);
    if (status === 400) {
      const answered = await post(app.journeys, "authenticate", fill(step, ...right));
      expect(answered.status, name).toBe(200);
    }
  }
  return bodies.length;
}

test(
  "220 wrong submits to every node type that asks, 0 sign-ons, 0 server errors",
  async () => {
    const service = (name: string): string => `?authIndexType=service&authIndexValue=${name}`;
    const counts = [
      await attack(service("Login"), [], ["ada", "correct-horse"]),
      await attack(service("NodeByNode"), [], ["ada"]),
      await attack(service("NodeByNode"), ["ada"], ["correct-horse"]),
      await attack(service("Collecting"), [], ["ext-1", "ada", "correct-horse"]),
    ];
    expect(counts.reduce((sum, count) => sum + count)).toBe(220);
  },
  patience,
);
