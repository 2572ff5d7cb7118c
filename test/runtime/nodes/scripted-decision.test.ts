import { nameCallback } from "@journeyc/runtime/callbacks/name-callback";
import { script, type ScriptFacts } from "@journeyc/runtime";
import { scriptedDecision } from "@journeyc/runtime/nodes/scripted-decision";
import { ask, take, type ScriptContext } from "@journeyc/runtime/scripts";
import { describe, expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";
import { JourneyError } from "../../../runtime/errors.ts";
import { TypedScript } from "../../../runtime/machine/script.ts";
import { answer } from "./support/answers.ts";
import { clientRequest } from "./support/client-request.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

/** What its types say is held by the script itself: the manifest speaks of AM's own scripts. */
const reads = [
  "username",
  "password",
  "objectAttributes.mail",
  "objectAttributes.sn",
  "objectAttributes.*",
];
const writes = ["riskScore", "note", "objectAttributes.sn"];
const type: NodeType<never> = {
  ...scriptedDecision,
  manifest: {
    ...scriptedDecision.manifest,
    effects: {
      reads: reads.map((key) => ({ key, required: false })),
      writes: writes.map((key) => ({ key, scope: "shared" })),
      identity: [],
    },
  },
};

const facts: ScriptFacts = { name: "scripts/risk.ts", reads: {}, outcomes: { low: {}, high: {} } };

/** A script as it may be when its types are not obeyed. */
function typed(run: (context: never) => unknown, more: Partial<ScriptFacts> = {}): object {
  const made = new TypedScript({ ...facts, ...more }, run as (context: ScriptContext) => unknown);
  return { script: made, outcomes: ["low", "high"] };
}

async function failure(settings: object, bench: Bench): Promise<JourneyError> {
  const failed: unknown = await bench.run(type, settings as never).catch((error: unknown) => error);
  if (failed instanceof JourneyError) return failed;
  throw new Error("The node did not fail.");
}

describe("takes an outcome", () => {
  test("that is a text, at once or later", async () => {
    const bench = await Bench.open();
    expect(await bench.run(type, typed(() => "low") as never)).toMatchObject({ outcome: "low" });
    const later = await bench.run(type, typed(async () => "high") as never);
    expect(later).toEqual({ kind: "outcome", outcome: "high" });
  });

  test("with state, which is written to shared state", async () => {
    const bench = await Bench.open();
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    const run = script(
      () =>
        Math.random() < 2
          ? take("high", { riskScore: 12, objectAttributes: { sn: "Byron" }, note: undefined })
          : "low",
      {
        name: "scripts/risk.ts",
        reads: {},
        outcomes: {
          low: {},
          high: { riskScore: "always", "objectAttributes.sn": "always", note: "maybe" },
        },
      },
    );
    expect(
      await bench.run(type, { script: run, outcomes: ["low", "high"] } as never),
    ).toMatchObject({
      outcome: "high",
    });
    expect(bench.shared.get("riskScore")).toBe(12);
    expect(bench.state.attributes()).toEqual({ mail: "ada@example.com", sn: "Byron" });
    expect(bench.shared.has("note")).toBe(false);
  });

  test("asks, and is called again with the answers and its memory", async () => {
    const bench = await Bench.open();
    const settings = typed(({ answers, memory }: ScriptContext) =>
      answers === undefined
        ? ask([nameCallback({ prompt: "Code name" })], { memory: { tries: 1 } })
        : take(answers[0]?.get("") === "ada" && memory !== undefined ? "low" : "high"),
    );
    const asked = await bench.run(type, settings as never);
    expect(asked).toMatchObject({ kind: "ask", memory: { tries: 1 } });
    const answers = [answer("ada")];
    expect(await bench.run(type, settings as never, { answers, memory: { tries: 1 } })).toEqual({
      kind: "outcome",
      outcome: "low",
    });
  });
});

describe("sees", () => {
  test("what its type lists of shared state, as a copy, and no secret", async () => {
    const bench = await Bench.open();
    bench.shared.set("username", "ada").set("other", 1);
    bench.shared.set("objectAttributes", { mail: "a@b", address: { city: "London" } });
    bench.transient.set("objectAttributes", { sn: "transient" });
    bench.transient.set("password", "Secret-1");
    let seen: unknown;
    const more = {
      reads: {
        username: "always",
        password: "maybe",
        "objectAttributes.mail": "always",
        "objectAttributes.sn": "maybe",
        "objectAttributes.*": "maybe",
      },
    } as const;
    const settings = typed(({ state }: ScriptContext<never>) => {
      seen = structuredClone(state);
      (state as { objectAttributes: { address: { city: string } } }).objectAttributes.address.city =
        "x";
      return "low";
    }, more);
    await bench.run(type, settings as never);
    expect(seen).toEqual({
      username: "ada",
      objectAttributes: { mail: "a@b", address: { city: "London" } },
    });
    expect(bench.state.attributes()["address"]).toEqual({ city: "London" });
  });

  test("the request and the stored user, without a password", async () => {
    const bench = await Bench.open();
    await bench.directory.create(resource.name, ada);
    bench.shared.set("username", ada.userName);
    bench.request = clientRequest({ headers: { "user-agent": "test" }, cookies: { seen: "1" } });
    const seen: unknown[] = [];
    const settings = typed(async ({ request, user, now }: ScriptContext) => {
      const found = await user();
      seen.push(request.header("user-agent"), request.cookie("seen"), found?.authenticated, now());
      seen.push(Object.keys(found?.attributes ?? {}).includes("password"), found?.attributes["sn"]);
      return "low";
    });
    await bench.run(type, settings as never);
    expect(seen).toEqual(["test", "1", false, 0, false, ada.sn]);
    bench.shared.set("username", "nobody");
    const gone = typed(async ({ user }: ScriptContext) => ((await user()) ? "high" : "low"));
    expect(await bench.run(type, gone as never)).toMatchObject({ outcome: "low" });
  });
});

const cyclic: Record<string, unknown> = {};
cyclic["self"] = cyclic;

describe("ends the run", () => {
  test.each<[string, object]>([
    ["script-input-missing", typed(() => "low", { reads: { username: "always" } })],
    [
      "script-exception",
      typed(() => {
        throw new Error("with Secret-1");
      }),
    ],
    ["script-exception", typed(async () => Promise.reject(new TypeError("with Secret-1")))],
    ["script-outcome-unknown", typed(() => "medium")],
    ["script-outcome-unknown", typed(() => "constructor")],
    ["script-output-undeclared", typed(() => take("low", { riskScore: 1 }))],
    ["script-output-undeclared", typed(() => take("low", { objectAttributes: { sn: "x" } }))],
    [
      "script-output-missing",
      typed(() => "high", { outcomes: { low: {}, high: { riskScore: "always" } } }),
    ],
    ["script-result-wrong", typed(() => undefined)],
    ["script-result-wrong", typed(() => ({ state: {} }))],
    ["script-result-wrong", typed(() => take("low", [] as object))],
    ["script-result-wrong", typed(() => take("low", { riskScore: new Date() }))],
    ["script-result-wrong", typed(() => take("low", { riskScore: cyclic }))],
    ["script-result-wrong", typed(() => take("low", { objectAttributes: "x" }))],
    ["script-result-wrong", typed(() => ask([]))],
    ["script-result-wrong", typed(() => ask(["x" as never]))],
    ["script-no-outcome", { script: { name: "scripts/risk.ts", text: "" }, outcomes: ["low"] }],
  ])("with %s", async (code, settings) => {
    const bench = await Bench.open();
    const error = await failure(settings, bench);
    expect(error.code).toBe(code);
    expect(error.message).toContain("scripts/risk.ts");
    expect(error.message).not.toContain("Secret-1");
    expect([...bench.shared.keys()]).toEqual([]);
  });

  test("with the directory's own error, when that is what fails", async () => {
    const bench = await Bench.open();
    const settings = typed(() => {
      throw new JourneyError("directory-unavailable", "It is away.", "Wait.");
    });
    expect((await failure(settings, bench)).code).toBe("directory-unavailable");
  });
});
