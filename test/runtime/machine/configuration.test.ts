import {
  ConfigurationError,
  createJourneys,
  defineJourney,
  defineResource,
  env,
  node,
  type AttemptLimit,
  type Connector,
  type Journey,
} from "@journeyc/runtime";
import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { expect, test } from "vitest";
import { asking, key, login, resource, row, testApp, testDirectory } from "./support/journeys.ts";
import { memoryStore } from "@journeyc/runtime/session/memory-store";

const remote = defineJourney({
  name: "Remote",
  connectors: { Entra: "Entra" } as const,
  resource,
  start: "ask",
  nodes: {
    ask: node(passthroughAuthentication, {
      settings: { systemEndpoint: "Entra", objectType: env("OBJECT_TYPE") },
      outcomes: { authenticated: "failure", missingInput: "failure", failed: "failure" },
    }),
  },
});

function mistakesOf(start: () => unknown): readonly string[] {
  try {
    start();
  } catch (error) {
    if (error instanceof ConfigurationError) {
      for (const { message, fix } of error.mistakes)
        expect(error.message).toContain(`${message} ${fix}`);
      return error.mistakes.map(({ code }) => code).toSorted();
    }
    throw error;
  }
  return [];
}

test("all mistakes are told at once, each with its fix", () => {
  const other = {
    ...row("Login", asking),
    resource: defineResource(resource.name, { type: "object" }),
  };
  const lost = { ...row("Lost", asking), start: "nowhere" };
  const start = (): unknown =>
    createJourneys<Journey>({
      journeys: [login, other, lost, remote],
      keys: ["short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
      base: "am/",
      realm: "a/b",
      goto: ["example.com"],
      origins: ["https://id.example.com/"],
      defaultJourney: "Nope",
      limits: { nodesPerStep: 0 },
      attempts: {
        user: { attempts: 0, windowMilliseconds: 1 },
        address: false,
        // As JavaScript may have it.
        overall: 1_000 as unknown as AttemptLimit,
      },
      environment: {},
    });
  expect(mistakesOf(start)).toEqual([
    "connector-missing",
    "default-journey-unknown",
    "duplicate-journey-name",
    "environment-value-missing",
    "journey-target-unknown",
    "key-weak",
    "key-weak",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "option-wrong",
    "resource-schemas-differ",
  ]);
});

test("production wants keys; elsewhere a random one is used, and said", async () => {
  const options = {
    journeys: [login] as readonly Journey[],
    store: memoryStore(),
    directory: await testDirectory(),
  };
  expect(
    mistakesOf(() =>
      createJourneys<Journey>({ ...options, environment: { NODE_ENV: "production" } }),
    ),
  ).toEqual(["keys-missing"]);
  expect(
    mistakesOf(() =>
      createJourneys<Journey>({
        ...options,
        keys: [undefined, ""],
        environment: { NODE_ENV: "production" },
      }),
    ),
  ).toEqual(["keys-missing"]);
  const { log } = await testApp([login], { keys: [], environment: {} });
  expect(log.map(({ fields }) => fields["code"])).toEqual(["keys-random"]);
});

test("a journey that names a connector does not compile into an app without it", () => {
  const wrongKind = { kind: "Other", objectTypes: [] } as unknown as Connector<"Other">;
  const environment = { OBJECT_TYPE: "User" };
  const common = { keys: [key], environment, journeys: [remote] };
  const missing = (): unknown =>
    // @ts-expect-error -- `connectors` is missing
    createJourneys(common);
  const nameless = (): unknown =>
    createJourneys({
      ...common,
      // @ts-expect-error -- it has no `Entra`
      connectors: {},
    });
  const otherKind = (): unknown =>
    createJourneys({
      ...common,
      connectors: {
        // @ts-expect-error -- it is of another kind
        Entra: wrongKind,
      },
    });
  const right = { kind: "Entra", objectTypes: ["User"] } as unknown as Connector<"Entra">;
  expect(mistakesOf(missing)).toEqual(["connector-missing"]);
  expect(mistakesOf(nameless)).toEqual(["connector-missing"]);
  expect(mistakesOf(otherKind)).toEqual(["connector-kind-wrong"]);
  expect(mistakesOf(() => createJourneys({ ...common, connectors: { Entra: right } }))).toEqual([]);
});
