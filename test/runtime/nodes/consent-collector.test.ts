import { consentCollector } from "@journeyc/runtime/nodes/consent-collector";
import { beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/json.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
const consentMappings = [
  {
    name: "managedUser_newsletter",
    displayName: { en: "Newsletter", de: "Rundbrief" },
    icon: "mail",
    accessLevel: "Actual profile",
    fields: ["mail", "givenName"],
  },
  { name: "managedUser_partner" },
];

beforeEach(async () => {
  bench = await Bench.open();
  bench.app = { ...bench.app, consentMappings };
  bench.time = Date.UTC(2026, 1, 3, 12);
});

async function agree(values: readonly (Json | undefined)[], settings = {}) {
  const question = await bench.run(consentCollector, settings);
  const memory = question.kind === "ask" ? question.memory : undefined;
  const answers = values.map((value) => answer(value));
  return bench.run(consentCollector, settings, { answers, memory });
}

test("asks with a ConsentMappingCallback for each mapping", async () => {
  const settings = { allRequired: true, message: { en: "We share these." } };
  expect(questions(await bench.run(consentCollector, settings))).toEqual([
    {
      type: "ConsentMappingCallback",
      output: [
        { name: "name", value: "managedUser_newsletter" },
        { name: "displayName", value: "Newsletter" },
        { name: "icon", value: "mail" },
        { name: "accessLevel", value: "Actual profile" },
        { name: "isRequired", value: true },
        { name: "message", value: "We share these." },
        { name: "fields", value: ["mail", "givenName"] },
      ],
      input: [{ suffix: "", value: false }],
    },
    {
      type: "ConsentMappingCallback",
      output: [
        { name: "name", value: "managedUser_partner" },
        { name: "displayName", value: "managedUser_partner" },
        { name: "icon", value: "" },
        { name: "accessLevel", value: "" },
        { name: "isRequired", value: true },
        { name: "message", value: "We share these." },
        { name: "fields", value: [] },
      ],
      input: [{ suffix: "", value: false }],
    },
  ]);
  const [first] = questions(await bench.run(consentCollector));
  expect(output(first, "isRequired")).toBe(false);
});

const consentDate = "2026-02-03T12:00:00.000Z";

test.each([
  [
    [true, true],
    ["managedUser_newsletter", "managedUser_partner"],
  ],
  [[false, true], ["managedUser_partner"]],
  [[false, false], []],
])("keeps what the user agrees to, with the time: %o", async (values, names) => {
  expect(await agree(values)).toEqual(outcome("outcome"));
  expect(bench.state.sharedAttributes()["consentedMappings"]).toEqual(
    names.map((mapping) => ({ mapping, consentDate })),
  );
});

test("with allRequired it asks again until the user agrees to all", async () => {
  const settings = { allRequired: true };
  expect(questions(await agree([true, false], settings))).toHaveLength(2);
  expect(bench.shared.size).toBe(0);
  expect(await agree([true, true], settings)).toEqual(outcome("outcome"));
});

test.each([undefined, null, "true", 1, {}, [true]])(
  "%o is neither yes nor no: it is asked again",
  async (value) => {
    expect(questions(await agree([true, value]))).toHaveLength(2);
    expect(bench.shared.size).toBe(0);
  },
);

test("without mappings it goes on, and nothing is kept", async () => {
  bench.app = { ...bench.app, consentMappings: [] };
  expect(await bench.run(consentCollector, { allRequired: true })).toEqual(outcome("outcome"));
  expect(bench.shared.size).toBe(0);
});

test("nobody agrees to what he was not asked about: other mappings are asked for first", async () => {
  const question = await bench.run(consentCollector);
  const memory = question.kind === "ask" ? question.memory : undefined;
  bench.app = { ...bench.app, consentMappings: consentMappings.toReversed() };
  const answers = [answer(true), answer(false)];
  const again = await bench.run(consentCollector, {}, { answers, memory });
  expect(output(questions(again)[0], "name")).toBe("managedUser_partner");
  expect(bench.shared.size).toBe(0);
});

describe("errors", () => {
  test("an unusable setting", async () => {
    await expectError(bench.run(consentCollector, { allRequired: "yes" }), "node-setting-unusable");
  });

  test("answers that fit no question", async () => {
    await expectError(agree([true]), "node-answers-mismatch");
  });
});
