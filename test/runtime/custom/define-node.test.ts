import {
  ConfigurationError,
  createJourneys,
  defineJourney,
  defineNode,
  env,
  JourneyError,
  node,
  secret,
  type StandardSchema,
} from "@journeyc/runtime";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import * as v from "valibot";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { link } from "../../../runtime/machine/link.ts";
import { Bench } from "../nodes/support/run-node.ts";

const riskScore = defineNode({
  type: "RiskScore",
  summary: "Scores a sign-on.",
  outcomes: { low: "A quiet sign-on.", high: "A risky one." },
  settings: z.object({ threshold: z.number().default(3), apiKey: z.string().min(4) }),
  settingKinds: { apiKey: "secret" },
  reads: { username: {}, country: { optional: true } },
  writes: { riskScore: { outcomes: ["high"] } },
  run({ settings: { threshold }, state, take }) {
    const score = state.text("username").length + (state.text("country")?.length ?? 0);
    if (score < threshold) return take("low");
    state.set("riskScore", score);
    return take("high");
  },
});

async function codeOf(run: Promise<unknown>): Promise<string> {
  const thrown: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof JourneyError ? thrown.code : String(thrown);
}

describe("a node type that an app defines", () => {
  it("has the manifest that its definition says", () => {
    expect(riskScore.manifest).toMatchObject({
      type: "RiskScore",
      displayName: "Risk Score",
      interactive: false,
      pageMember: false,
      outcomes: { from: "fixed", list: [{ name: "low" }, { name: "high", displayName: "High" }] },
      effects: {
        reads: [
          { key: "username", required: true },
          { key: "country", required: false },
        ],
        writes: [{ key: "riskScore", scope: "shared", outcomes: ["high"] }],
        identity: [],
      },
    });
  });

  it("sees the state that it declares, and takes its outcomes", async () => {
    const bench = await Bench.open();
    bench.shared.set("username", "barbara");
    // What the schema has made of the settings, which the bench knows nothing of.
    const run = (threshold: number) =>
      riskScore.run({ ...context(bench), settings: { threshold, apiKey: "abcd" } });
    expect(await run(30)).toEqual({ kind: "outcome", outcome: "low" });
    expect(await run(3)).toEqual({ kind: "outcome", outcome: "high" });
    expect(bench.shared.get("riskScore")).toBe(7);
  });
});

/** As much of a context as these nodes look at. */
function context(bench: Bench) {
  return { state: bench.state, identity: bench.identity } as unknown as Parameters<
    typeof riskScore.run
  >[0];
}

describe("what a definition does not say is refused, by its types and when it runs", () => {
  const small = { type: "Small", summary: "Small.", outcomes: ["yes", "no"] } as const;
  type Seen = Parameters<typeof riskScore.run>[0];

  test("keys, proofs and outcomes", async () => {
    const type = defineNode({
      ...small,
      reads: ["username"],
      run({ state, identity, take }) {
        // @ts-expect-error -- not declared
        expect(() => state.get("password")).toThrow("`reads` do not name");
        // @ts-expect-error -- nothing is written
        expect(() => state.set("username", "x")).toThrow("`writes` do not name");
        // @ts-expect-error -- nothing is proved
        expect(() => identity.prove({})).toThrow("does not declare");
        expect(() => state.get("username")).toThrow("is not set");
        // @ts-expect-error -- no outcome
        return take("maybe");
      },
    });
    await type.run(context(await Bench.open()) as unknown as Seen);
  });

  test("a key that is promised and not written", async () => {
    const type = defineNode({ ...small, writes: ["score"], run: ({ take }) => take("yes") });
    const run = async () => type.run(context(await Bench.open()));
    expect(await codeOf(run())).toBe("node-key-unwritten");
  });

  test("a question of a node that does not say that it asks", async () => {
    const type = defineNode({ ...small, run: ({ ask }) => ask([]) });
    const run = async () => type.run(context(await Bench.open()));
    expect(await codeOf(run())).toBe("node-not-interactive");
  });

  test("a state that is no text", async () => {
    const type = defineNode({
      ...small,
      reads: ["username"],
      run: ({ state, take }) => take(state.text("username") === "" ? "no" : "yes"),
    });
    const bench = await Bench.open();
    bench.shared.set("username", 3);
    expect(await codeOf((async () => type.run(context(bench)))())).toBe("node-state-not-text");
  });

  test("a definition that types would refuse", () => {
    expect(() => defineNode({ ...small, type: "small", run: ({ take }) => take("yes") })).toThrow(
      "is not in PascalCase",
    );
    const writes = { code: { secret: true, scope: "shared" } };
    expect(() =>
      defineNode({ ...small, writes: writes as never, run: ({ take }) => take("yes") }),
    ).toThrow("shared state never keeps");
    expect(() => defineNode({ ...small, reads: ["*"], run: ({ take }) => take("yes") })).toThrow(
      "not a single key",
    );
  });
});

describe("settings are read by the schema when the app starts", () => {
  const journey = (settings: Record<string, unknown>, type = riskScore) =>
    defineJourney<"risk">({
      name: "Risk",
      connectors: {},
      start: "risk",
      nodes: {
        // What a journey of JavaScript may say.
        risk: node(type, { settings: settings as never, outcomes: { low: "stop", high: "stop" } }),
      },
    });
  const linked = (settings: Record<string, unknown>, environment = {}, type = riskScore) => {
    const { program, mistakes } = link([journey(settings, type)], environment);
    return { mistakes, settings: program.byName.get("Risk")?.nodes.get("risk")?.settings };
  };

  test("defaults are filled in, numbers of the environment read", () => {
    const given = { threshold: env("FROM"), apiKey: secret("KEY") };
    expect(linked({ apiKey: "abcd" }).settings).toEqual({ threshold: 3, apiKey: "abcd" });
    const read = linked(given, { FROM: "7", KEY: "abcd" });
    expect(read).toEqual({ mistakes: [], settings: { threshold: 7, apiKey: "abcd" } });
  });

  test("what does not fit is told with node and journey, and no secret", () => {
    const [mistake, ...more] = linked({ threshold: "x", apiKey: "abcd" }).mistakes;
    expect(more).toEqual([]);
    expect(mistake?.code).toBe("node-settings-invalid");
    expect(mistake?.message).toContain("node `risk` of journey `Risk`");
    expect(mistake?.message).toContain("`threshold`");
    const hidden = linked({ apiKey: secret("KEY") }, { KEY: "abc" }).mistakes;
    expect(hidden.map(({ message }) => message)).toEqual([
      "The settings of node `risk` of journey `Risk` are not what its type wants: `apiKey`: the value that the environment gives is refused.",
    ]);
    expect(linked({ apiKey: secret("KEY") }).mistakes.map(({ code }) => code)).toEqual([
      "environment-value-missing",
    ]);
  });

  test("by valibot as well", () => {
    const type = defineNode({
      type: "Small",
      summary: "Small.",
      outcomes: ["low", "high"],
      settings: v.object({ level: v.number() }),
      run: ({ take, settings: { level } }) => take(level > 1 ? "high" : "low"),
    });
    const { mistakes } = linked({ level: "x" }, {}, type as never);
    expect(mistakes.map(({ code }) => code)).toEqual(["node-settings-invalid"]);
  });

  test("a schema that answers later is refused", () => {
    const later: StandardSchema<object> = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: (value) => Promise.resolve({ value: value as object }),
      },
    };
    const type = defineNode({
      type: "Later",
      summary: "Later.",
      outcomes: ["low", "high"],
      settings: later,
      run: ({ take }) => take("low"),
    });
    expect(linked({}, {}, type as never).mistakes[0]?.message).toContain("answers later");
  });

  test("createJourneys tells it", () => {
    const options = {
      journeys: [journey({ threshold: "x", apiKey: "abcd" })],
      keys: ["a-key-for-tests-0123456789-abcdefghijklmnop"],
      directory: memoryDirectory(),
      store: memoryStore(),
      origins: ["http://localhost"],
    };
    expect(() => createJourneys(options as never)).toThrow(ConfigurationError);
    expect(() => createJourneys(options as never)).toThrow("node `risk` of journey `Risk`");
  });
});
