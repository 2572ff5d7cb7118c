import {
  ConfigurationError,
  createJourneys,
  defineJourney,
  defineLazyJourney,
  env,
  JourneyError,
  node,
  type Journey,
  type LazyJourney,
} from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { describe, expect, test } from "vitest";
import { contentHash } from "../../../runtime/machine/content-hash.ts";
import { reachable } from "../../../runtime/machine/reachable.ts";
import {
  answer,
  asking,
  key,
  login,
  proving,
  resource,
  row,
  step,
  testApp,
} from "../machine/support/journeys.ts";
import { post, start } from "../http/support/client.ts";

/** What a registry says of a journey, and how often it was loaded. */
function lazy(journey: Journey, said: Partial<LazyJourney> = {}) {
  const loads: string[] = [];
  const entry: LazyJourney = {
    name: journey.name,
    ...(journey.displayName !== undefined && { displayName: journey.displayName }),
    hash: contentHash(reachable([journey])),
    connectors: journey.connectors,
    resources: [resource],
    load: async () => {
      loads.push(journey.name);
      return journey;
    },
    ...said,
  };
  return { entry, loads };
}

function outer(inner: Journey): Journey {
  return defineJourney({
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
}

const signOn = row("Sign on", asking, proving);

describe("a journey that is loaded when it is first asked for", () => {
  test("is not loaded at the start, and once for all who ask at a time", async () => {
    const { entry, loads } = lazy(signOn);
    const { journeys } = await testApp([entry]);
    await journeys.ready();
    expect(await journeys.healthy()).toBe(true);
    expect(loads).toEqual([]);
    const asked = await Promise.all([1, 2, 3].map(() => journeys.start("Sign on")));
    expect(loads).toEqual(["Sign on"]);
    for (const reply of asked) {
      const ended = await journeys.resume(step(reply).authId, [answer("x")]);
      expect(ended).toMatchObject({ kind: "success", journey: "Sign on" });
    }
    expect(loads).toEqual(["Sign on"]);
  });

  test("is found by its display name, and is the default like any other", async () => {
    const named = { ...signOn, displayName: "Sign on here" };
    const { journeys } = await testApp([lazy(named).entry]);
    expect((await journeys.start("Sign on here")).kind).toBe("step");
    expect((await journeys.start()).kind).toBe("step");
    const beside = await testApp([lazy(row("Other", asking)).entry, lazy(login).entry]);
    expect(step(await beside.journeys.start()).journey).toBe("Login");
  });

  test("stands beside one that is there, and brings its inner journeys along", async () => {
    const { entry, loads } = lazy(outer(row("Inner", asking, proving)));
    const { journeys } = await testApp([login, entry]);
    expect((await journeys.start("Login")).kind).toBe("step");
    expect(loads).toEqual([]);
    expect((await journeys.start("Inner")).kind).toBe("refused");
    const asked = step(await journeys.start("Outer"));
    expect((await journeys.resume(asked.authId, [answer("x")])).kind).toBe("success");
  });

  test("`load` loads all of them, and says what is wrong with one", async () => {
    const good = lazy(signOn);
    const { journeys } = await testApp([good.entry]);
    await journeys.load();
    await journeys.load();
    expect(good.loads).toEqual(["Sign on"]);
    const bad = await testApp([lazy(login).entry, lazy(signOn, { hash: "another" }).entry]);
    await expect(bad.journeys.load()).rejects.toMatchObject({ code: "journey-registry-stale" });
  });
});

describe("a journey that cannot be loaded", () => {
  test("ends the request, with its reason in the log, and is tried again", async () => {
    let there = false;
    const { entry } = lazy(signOn, {
      load: async () => {
        if (!there) throw Object.assign(new Error("secret path"), { code: "ERR_MODULE_NOT_FOUND" });
        return signOn;
      },
    });
    const { journeys, log } = await testApp([login, entry]);
    const { status, body } = await post(
      journeys,
      "authenticate?authIndexType=service&authIndexValue=Sign on",
    );
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("secret path");
    expect(log.map(({ fields }) => fields["code"])).toEqual(["journey-not-loaded"]);
    expect((await start(journeys)).status).toBe(200);
    there = true;
    expect((await journeys.start("Sign on")).kind).toBe("step");
  });

  test("an error that says what to install is told as it is", async () => {
    const missing = new JourneyError("package-missing", "A package is missing.", "Install it.");
    const { entry } = lazy(signOn, { load: () => Promise.reject(missing) });
    const { journeys } = await testApp([entry]);
    expect(await journeys.start("Sign on")).toMatchObject({ kind: "error", error: missing });
  });

  test("spends no step of a run that waits for it", async () => {
    const store = memoryStore();
    const first = await testApp([signOn], { store });
    const { authId } = step(await first.journeys.start("Sign on"));
    let there = false;
    const load = async (): Promise<Journey> => {
      if (there) return signOn;
      throw new Error("not yet");
    };
    const { journeys } = await testApp([lazy(signOn, { load }).entry], { store });
    expect((await journeys.resume(authId, [answer("x")])).kind).toBe("error");
    there = true;
    expect((await journeys.resume(authId, [answer("x")])).kind).toBe("success");
  });

  const other = { ...resource, schema: { ...resource.schema, title: "Another" } };
  test.each<[string, Journey, Partial<LazyJourney>]>([
    ["has another hash", signOn, { hash: "another" }],
    ["has another name", signOn, { name: "Another" }],
    ["has another display name", signOn, { displayName: "Another" }],
    ["is for other journeys only", { ...signOn, innerTreeOnly: true }, {}],
    ["has another schema", signOn, { resources: [other] }],
    ["has a resource that is not announced", signOn, { resources: [] }],
    // As a module may have it that was compiled at another time.
    ["is not exported", signOn, { load: async () => undefined as unknown as Journey }],
  ])("a registry is stale where its journey %s", async (_, journey, said) => {
    const { entry } = lazy(journey, said);
    const { journeys } = await testApp([entry]);
    expect(await journeys.start(entry.name)).toMatchObject({
      kind: "error",
      error: { code: "journey-registry-stale" },
    });
  });

  test("a module of another format is refused", async () => {
    // As a compiler of another time may have made it.
    const { entry } = lazy({ ...signOn, format: 2 as unknown as 1 });
    const { journeys } = await testApp([entry]);
    expect(await journeys.start("Sign on")).toMatchObject({
      error: { message: expect.stringContaining("module-format-unknown") },
    });
  });
});

test("all that the registry says is checked at the start", async () => {
  const create = (...journeys: readonly (Journey | LazyJourney)[]): readonly string[] => {
    try {
      createJourneys<Journey | LazyJourney>({ journeys, keys: [key], environment: {} });
      return [];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      return error.mistakes.map(({ code }) => code).toSorted();
    }
  };
  const { entry } = lazy(signOn);
  expect(create(entry)).toEqual([]);
  const other = { ...resource, schema: { type: "object" } };
  expect(
    create(
      entry,
      lazy(row("A", asking), { connectors: { Entra: "Entra" } }).entry,
      lazy(row("B", asking), { environment: [env("NOT_SET")] }).entry,
      lazy(row("C", asking), { needs: ["mail"] }).entry,
      lazy(row("D", asking), { resources: [other] }).entry,
      // As a compiler of another time may have made it.
      lazy(row("E", asking), { format: 2 as unknown as 1 }).entry,
    ),
  ).toEqual([
    "connector-missing",
    "environment-value-missing",
    "mail-missing",
    "module-format-unknown",
    "resource-schemas-differ",
  ]);
  expect(create(entry, signOn)).toEqual(["duplicate-journey-name"]);
  expect(create(entry, lazy(row("X", asking), { displayName: "Sign on" }).entry)).toEqual([
    "duplicate-journey-name",
  ]);
  // What has no hash is no lazy journey.
  expect(create({ name: "X", connectors: {}, load: entry.load } as unknown as Journey)).toContain(
    "option-wrong",
  );
});

test("runs in flight find the version that they began in, lazy or not", async () => {
  const before = row("Deploy", asking, asking, proving);
  const after = row("Deploy", asking, proving);
  const store = memoryStore();
  const { journeys: first } = await testApp([before], { store });
  const began = async (): Promise<string> => step(await first.start("Deploy")).authId;

  const same = lazy(before);
  const { journeys: unchanged } = await testApp([same.entry], { store });
  const second = step(await unchanged.resume(await began(), [answer("x")]));
  expect(second.restarted).toBe(false);
  expect((await unchanged.resume(second.authId, [answer("x")])).kind).toBe("success");

  const next = lazy(after);
  const { journeys: changed } = await testApp([next.entry], { store });
  expect(step(await changed.resume(await began(), [answer("x")])).restarted).toBe(true);

  const kept = lazy(before);
  const fresh = lazy(after);
  const { journeys: both } = await testApp([fresh.entry], {
    store,
    previousJourneys: [kept.entry],
  });
  const goesOn = step(await both.resume(await began(), [answer("x")]));
  expect(goesOn.restarted).toBe(false);
  expect([kept.loads, fresh.loads]).toEqual([["Deploy"], []]);
});

test("the types ask for the connectors that lazy journeys name", () => {
  const entra = defineLazyJourney<{ readonly MicrosoftEntraID: "Entra" }>({
    name: "Remote",
    hash: "x",
    connectors: { MicrosoftEntraID: "Entra" },
    load: () => Promise.reject(new Error("never")),
  });
  const plain = defineLazyJourney<Readonly<Record<never, never>>>({
    name: "Plain",
    hash: "y",
    connectors: {},
    load: () => Promise.reject(new Error("never")),
  });
  const unserved = [
    (): unknown => createJourneys({ journeys: [plain], keys: [key] }),
    // @ts-expect-error The connector is missing.
    (): unknown => createJourneys({ journeys: [entra], keys: [key] }),
    // @ts-expect-error It is missing in a list with others, too.
    (): unknown => createJourneys({ journeys: [plain, entra], keys: [key] }),
  ];
  expect(unserved).toHaveLength(3);
});
