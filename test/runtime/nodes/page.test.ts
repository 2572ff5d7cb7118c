import { attributeCollector } from "@journeyc/runtime/nodes/attribute-collector";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { page } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../runtime/machine/callbacks.ts";
import { defineJourney } from "../../../runtime/machine/journey.ts";
import type { NodeResult, PageMemberRun } from "../../../runtime/machine/node-type.ts";
import { answer } from "./support/answers.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, failed, input, outcome, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const texts = {
  pageHeader: { de: "Anmelden", en: "Sign on" },
  pageDescription: { en: "<b>Welcome</b>" },
  stage: "DefaultLogin",
};
let bench: Bench;
let members: readonly PageMemberRun[];

beforeEach(async () => {
  bench = await Bench.open();
  members = [
    bench.member("username", platformUsername),
    bench.member("password", platformPassword),
  ];
});

function show(): Promise<NodeResult> {
  return bench.run(page, texts, { members });
}

/** Submits what was shown; the transient state of the step before is gone, as the machine lets it go. */
function submit(shown: NodeResult, ...answers: Answer[]): Promise<NodeResult> {
  bench.transient.clear();
  const memory = shown.kind === "ask" ? shown.memory : undefined;
  // What a client sends with the next request has been through JSON.
  return bench.run(page, texts, {
    members,
    answers,
    memory: memory && JSON.parse(JSON.stringify(memory)),
  });
}

const types = (result: NodeResult): string[] => questions(result).map(({ type }) => type);

describe("the page", () => {
  test("shows its members' questions in order, with its texts in the user's language", async () => {
    const shown = await show();
    expect(types(shown)).toEqual(["NameCallback", "PasswordCallback"]);
    expect(shown).toMatchObject({
      page: { header: "Sign on", description: "<b>Welcome</b>", stage: "DefaultLogin" },
    });
  });

  test("leaves out what is not set", async () => {
    expect(await bench.run(page, {}, { members })).toMatchObject({ page: {} });
    expect((await bench.run(page, { stage: "x" }, { members })) as object).toHaveProperty("page", {
      stage: "x",
    });
  });

  test("hands each member its own answers, and takes the last one's outcome", async () => {
    expect(await submit(await show(), answer("ada@example.com"), answer(adasPassword))).toEqual(
      outcome("outcome"),
    );
    expect(bench.shared.get("username")).toBe("ada@example.com");
    expect(bench.transient.get("password")).toBe(adasPassword);
  });

  test("members see what the ones before have left, and the last decides", async () => {
    await bench.directory.create(resource.name, { ...ada, password: adasPassword });
    members = [...members, bench.member("check", dataStoreDecision)];
    bench.transient.set("password", "none yet");
    const shown = await show();
    expect(types(shown)).toEqual(["NameCallback", "PasswordCallback"]);
    expect(await submit(shown, answer("ada@example.com"), answer(adasPassword))).toEqual(
      outcome("true"),
    );
    expect(await submit(shown, answer("ada@example.com"), answer("wrong"))).toEqual(
      outcome("false"),
    );
  });

  test("of members that ask nothing takes the outcome at once", async () => {
    bench.transient.set("password", "wrong");
    members = [bench.member("check", dataStoreDecision)];
    expect(await show()).toEqual(outcome("false"));
  });
});

describe("while a member still asks", () => {
  const validated = { validateInput: true };

  beforeEach(() => {
    members = [
      bench.member("username", platformUsername, validated),
      bench.member("profile", attributeCollector, {
        attributesToCollect: ["sn", "age"],
        required: true,
      }),
      bench.member("password", platformPassword, validated),
    ];
  });

  test("the whole page is shown again, filled in, but for the password", async () => {
    const again = await submit(
      await show(),
      answer("ada"),
      answer("Lovelace"),
      answer(null),
      answer("Needle-Password-1"),
    );
    const asked = questions(again);
    expect(asked.map((callback) => input(callback))).toEqual(["ada", "Lovelace", null, ""]);
    expect(asked.map(failed)).toEqual([[], [], [{ policyRequirement: "REQUIRED" }], []]);
    expect(again).toMatchObject({ page: { header: "Sign on", stage: "DefaultLogin" } });
    expectNoSecret("Needle-Password-1", again, bench.logged);
    // What the members that were content have left stays, for this step.
    expect(bench.shared.get("username")).toBe("ada");
  });

  test("the next submit must be whole again, and then goes on", async () => {
    const again = await submit(
      await show(),
      answer("ada"),
      answer(""),
      answer(1),
      answer(adasPassword),
    );
    await expectError(submit(again, answer("Lovelace")), "node-answers-mismatch");
    const done = await submit(
      again,
      answer("ada"),
      answer("Lovelace"),
      answer(36),
      answer(adasPassword),
    );
    expect(done).toEqual(outcome("outcome"));
    expect(bench.state.attributes()).toEqual({
      userName: "ada",
      sn: "Lovelace",
      age: 36,
      password: adasPassword,
    });
  });

  test("a password that the policy refuses keeps the page, whoever else is content", async () => {
    const again = await submit(
      await show(),
      answer("ada"),
      answer("Lovelace"),
      answer(36),
      answer("short"),
    );
    expect(questions(again)).toHaveLength(4);
    expect(failed(questions(again)[3])).toEqual([
      { policyRequirement: "MIN_LENGTH", params: { minLength: 8 } },
    ]);
  });

  test("validateOnly of one member keeps the page", async () => {
    const again = await submit(
      await show(),
      answer("ada", true),
      answer("L"),
      answer(1),
      answer(adasPassword),
    );
    expect(questions(again)).toHaveLength(4);
  });
});

describe("a submit is no pass", () => {
  test.each([
    ["nothing", []],
    ["too few", [answer("ada")]],
    ["too many", [answer("ada"), answer("x"), answer("y")]],
  ])("%s is an error", async (_, answers) => {
    await expectError(submit(await show(), ...answers), "node-answers-mismatch");
    expect(bench.shared.size).toBe(0);
  });

  test.each([
    ["empty answers", [answer(), answer()]],
    ["null", [answer(null), answer(null)]],
    ["wrong types", [answer({}), answer(["x"])]],
    ["only one right", [answer("ada"), answer(7)]],
  ])("%s shows the page again", async (_, answers) => {
    expect(types(await submit(await show(), ...answers))).toEqual([
      "NameCallback",
      "PasswordCallback",
    ]);
  });

  test.each([
    ["none", undefined],
    [
      "of another page",
      [
        { name: "other", callbacks: 1 },
        { name: "password", callbacks: 1 },
      ],
    ],
    ["of fewer members", [{ name: "username", callbacks: 2 }]],
    ["of another shape", { username: 1, password: 1 }],
    [
      "with a count that is none",
      [
        { name: "username", callbacks: "1" },
        { name: "password", callbacks: 1 },
      ],
    ],
  ])("memory %s is an error", async (_, memory) => {
    const answers = [answer("ada"), answer("x")];
    await expectError(
      bench.run(page, texts, { members, answers, memory }),
      "node-page-memory-unusable",
    );
  });
});

describe("errors", () => {
  test("a page without members", async () => {
    members = [];
    await expectError(show(), "node-page-empty");
  });

  test("an inner journey as a member", async () => {
    const tree = defineJourney({
      name: "Inner",
      connectors: {},
      start: "success",
      nodes: {},
    } as never);
    members = [...members, bench.member("inner", innerTreeEvaluator, { tree })];
    await expectError(show(), "node-page-member-unsupported");
  });

  test.each([undefined, {}, { kind: "pass" }, { kind: true }])(
    "a member that answers %o",
    async (result) => {
      const [first] = members;
      members = [{ ...(first as PageMemberRun), run: async () => result as NodeResult }];
      await expect(show()).rejects.toThrow();
    },
  );
});
