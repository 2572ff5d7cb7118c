import {
  ask,
  defineJourney,
  defineNode,
  env,
  JourneyError,
  node,
  take,
  type NodeManifest,
} from "@journeyc/runtime";
import { describe, expect, test } from "vitest";
import { link } from "../../../runtime/machine/link.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { answer, question, step, testApp, testNode } from "../machine/support/journeys.ts";
import { effects, riskScore, small } from "./support/risk-score.ts";

const asksName = testNode(({ answers, state }) => {
  const name = answers?.[0]?.get("");
  if (typeof name !== "string") return ask([question]);
  state.setShared("username", name);
  return take("true");
});
const showsRisk = testNode(({ state }) => take(state.get("risk") === 1 ? "true" : "false"));

describe("a node type that has a manifest", () => {
  test("keeps it as it is", () => {
    expect(riskScore.manifest).toBe(small);
  });

  test("reads its settings by their names, with their defaults", async () => {
    const bench = await Bench.open();
    bench.shared.set("username", "barbara");
    expect(await bench.run(riskScore, { key: "risk" })).toEqual(take("high"));
    expect(bench.shared.get("risk")).toBe(1);
    expect(await bench.run(riskScore, { key: "risk", threshold: 30 })).toEqual(take("low"));
    await expect(bench.run(riskScore, { key: "risk", threshold: "3" })).rejects.toThrow(
      "`threshold` of a RiskScore node is not a whole number",
    );
  });

  test("is linked as one of ours is", () => {
    const journey = defineJourney<"risk">({
      name: "Risk",
      connectors: {},
      start: "risk",
      nodes: {
        risk: node(riskScore, {
          settings: { key: env("KEY") },
          outcomes: { low: "stop", high: "stop" },
        }),
      },
    });
    const { program, mistakes } = link([journey], { KEY: "risk" });
    expect(mistakes).toEqual([]);
    expect(program.byName.get("Risk")?.nodes.get("risk")?.settings).toEqual({
      threshold: 3,
      lenient: false,
      key: "risk",
    });
  });
});

test("runs in an app, held to what it says", async () => {
  const journey = (name: string, key: string) =>
    defineJourney({
      name,
      connectors: {},
      start: "asks",
      nodes: {
        asks: node(asksName, { outcomes: { true: "risk", false: "failure" } }),
        risk: node(riskScore, {
          settings: { key },
          outcomes: { low: "failure", high: "shows" },
        }),
        shows: node(showsRisk, { outcomes: { true: "stop", false: "failure" } }),
      },
    });
  const { journeys } = await testApp([journey("Risk", "risk"), journey("Other", "other")]);
  for (const [name, kind] of [
    ["Risk", "stop"],
    ["Other", "failure"],
  ] as const) {
    const { authId } = step(await journeys.start(name));
    expect((await journeys.resume(authId, [answer("barbara")])).kind).toBe(kind);
  }
});

describe("what a manifest does not say is refused when a node runs", () => {
  type Run = NonNullable<Parameters<typeof defineNode<typeof small>>[1]>["run"];
  const codeOf = async (
    run: Run,
    change: Partial<NodeManifest> = {},
    key = "risk",
  ): Promise<string> => {
    const bench = await Bench.open();
    bench.shared.set("username", "barbara");
    const type = defineNode({ ...small, ...change } as typeof small, { run });
    const state = { state: bench.state, identity: bench.identity, settings: { key } };
    try {
      await type.run(state as unknown as Parameters<typeof type.run>[0]);
      return "";
    } catch (thrown) {
      return thrown instanceof JourneyError ? thrown.code : String(thrown);
    }
  };
  const low = take("low");

  test.each<[string, Run, string]>([
    ["a key that it reads", ({ state }) => (state.get("password"), low), "node-key-undeclared"],
    ["an attribute", ({ state }) => (state.getAttribute("mail"), low), "node-key-undeclared"],
    ["all attributes", ({ state }) => (state.attributes(), low), "node-key-undeclared"],
    ["all shared state", ({ state }) => (state.sharedEntries(), low), "node-key-undeclared"],
    ["a key that it sets", ({ state }) => (state.setShared("x", 1), low), "node-key-undeclared"],
    ["another scope", ({ state }) => (state.setSecure("risk", 1), low), "node-key-undeclared"],
    [
      "a key that it removes",
      ({ state }) => (state.remove("password"), low),
      "node-key-undeclared",
    ],
    ["a key of its own that it removes", ({ state }) => (state.remove("risk"), low), ""],
    ["a proof", ({ identity }) => (identity.prove({} as never), low), "node-identity-undeclared"],
    [
      "a found user",
      ({ identity }) => (identity.identify({} as never), low),
      "node-identity-undeclared",
    ],
    ["a key that it promises", () => take("high"), "node-key-unwritten"],
    ["a question", () => ({ kind: "ask", callbacks: [] }), "node-not-interactive"],
    ["a question, later", async () => ({ kind: "ask", callbacks: [] }), "node-not-interactive"],
  ])("%s", async (_, run, code) => {
    expect(await codeOf(run)).toBe(code);
  });

  test("a setting's `*` is a key like others", async () => {
    const run: Run = ({ state }) => (state.setShared("username", "eve"), low);
    expect(await codeOf(run, {}, "*")).toBe("node-key-undeclared");
  });

  test("what it says is allowed", async () => {
    const run: Run = ({ state }) => {
      state.getAttribute("mail");
      state.attributes();
      return low;
    };
    const reads = [{ key: "objectAttributes.*", required: false }];
    expect(await codeOf(run, { effects: { ...effects, reads } })).toBe("");
    expect(await codeOf(run, { effects: { ...effects, anything: true } })).toBe("");
  });

  test.each<[string, Partial<NodeManifest>, string]>([
    ["a name", { type: "riskScore" }, "not in PascalCase"],
    ["no outcome", { outcomes: { from: "fixed", list: [] } }, "no outcomes"],
    ["another outcome", { effects: { ...effects, tells: ["odd"] } }, `outcome "odd"`],
    [
      "a secret for everybody",
      { effects: { ...effects, writes: [{ key: "x", scope: "shared", secret: true }] } },
      "shared state never keeps",
    ],
  ])("%s cannot be defined", (_, change, reason) => {
    const define = () => defineNode({ ...small, ...change } as typeof small, { run: () => low });
    expect(define).toThrow(reason);
  });
});
