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
import {
  asking,
  key,
  login,
  resource,
  row,
  testApp,
  testDirectory,
} from "../machine/support/journeys.ts";
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
  // As a compiler of another time may have made it.
  const lost = { ...row("Lost", asking), format: 2 as unknown as 1, start: "nowhere" };
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
    "module-format-unknown",
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

/** The mistakes' texts, for options as JavaScript may have them. */
function told(options: object): readonly string[] {
  try {
    createJourneys<Journey>({
      journeys: [login],
      keys: [key],
      environment: {},
      ...options,
    });
  } catch (error) {
    if (error instanceof ConfigurationError)
      return error.mistakes.map(({ message, fix }) => `${message} ${fix}`);
    throw error;
  }
  return [];
}

test("a name that is no option is told, with the one that was meant", () => {
  expect(
    told({
      succesUrl: "/",
      stores: memoryStore(),
      quux: 1,
      limits: { nodePerStep: 3 },
      sessions: { idleMiliseconds: 3 },
      attempts: { users: false },
    }),
  ).toEqual([
    "There is no option `succesUrl`. Did you mean `successUrl`?",
    "There is no option `stores`. Did you mean `store`?",
    "There is no option `quux`. Take it out.",
    "There is no option `limits.nodePerStep`. Did you mean `limits.nodesPerStep`?",
    "There is no option `sessions.idleMiliseconds`. Did you mean `sessions.idleMilliseconds`?",
    "There is no option `attempts.users`. Did you mean `attempts.user`?",
  ]);
});

test.each([
  ["keys", key],
  ["keys", [1]],
  ["directory", {}],
  ["store", "redis://localhost"],
  ["realm", 1],
  ["base", ["/am"]],
  ["defaultJourney", login],
  ["goto", "https://app.example.com"],
  ["origins", "https://app.example.com"],
  ["cors", true],
  ["secureCookies", "false"],
  ["sessions", 30],
  ["limits", []],
  ["attempts", false],
  ["clientAddress", "x-real-ip"],
  ["environment", "production"],
  ["connectors", []],
  ["log", console.log],
  ["onEvent", {}],
  ["clock", 0],
  ["random", null],
])("%s: %o is told, and the other options are checked, too", (name, value) => {
  const mistakes = told({ cookieName: "a b", [name]: value });
  expect(
    mistakes.filter((mistake) => mistake.startsWith(`\`${name}\` cannot be used. Give `)),
  ).toHaveLength(1);
  expect(mistakes.some((mistake) => mistake.startsWith("`cookieName` cannot be used."))).toBe(true);
});

test.each([undefined, null, login, [undefined], [{ name: "Login" }]])(
  "journeys: %o are told",
  (journeys) => {
    expect(told({ journeys })[0]).toBe(
      "`journeys` cannot be used. Give a list of compiled journeys, `[login]`.",
    );
  },
);

test.each([
  ["base", "/am/.."],
  ["base", "/."],
  ["base", "/a b"],
  ["base", "/am?"],
  ["realm", "root"],
  ["realm", "realms"],
  ["realm", ".."],
  ["cookieName", "Cookie"],
  ["cookieName", "authorization"],
  ["cookieName", "__Host-journey-browser"],
  ["cookieName", "journey-browser"],
  ["cookieName", "a=b"],
  ["successUrl", ""],
  ["successUrl", "welcome"],
  ["successUrl", "//evil.example"],
  ["successUrl", "/\\evil.example"],
  ["successUrl", "javascript:alert(1)"],
  ["successUrl", "https://ada@app.example.com/"],
  ["failureUrl", "data:text/html,x"],
  ["failureUrl", "/a\nb"],
])("%s: %o is no use", (name, value) => {
  expect(told({ [name]: value })).toEqual([expect.stringContaining(`\`${name}\` cannot be used.`)]);
});

test.each([
  { base: "/auth/am", realm: "bravo", cookieName: "session" },
  { cookieName: "__Host-session" },
  { successUrl: "/welcome?a=b#c", failureUrl: "" },
  { successUrl: "https://app.example.com/", failureUrl: "http://localhost:3000/failed" },
  { realm: undefined, keys: [key, undefined], limits: undefined },
])("%o is good", (options) => {
  expect(told(options)).toEqual([]);
});
