import { choiceCollector } from "@journeyc/runtime/nodes/choice-collector";
import { beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/json.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
const choices = ["Mail", "Phone", "I have neither"];

beforeEach(async () => {
  bench = await Bench.open();
});

function choose(place: Json | undefined, settings = {}) {
  return bench.run(choiceCollector, { choices, ...settings }, { answers: [answer(place)] });
}

test("asks with a ChoiceCallback", async () => {
  const settings = { choices, defaultChoice: "Phone", prompt: "How shall we reach you?" };
  expect(questions(await bench.run(choiceCollector, settings))).toEqual([
    {
      type: "ChoiceCallback",
      output: [
        { name: "prompt", value: "How shall we reach you?" },
        { name: "choices", value: choices },
        { name: "defaultChoice", value: 1 },
      ],
      input: [{ suffix: "", value: 1 }],
    },
  ]);
});

test.each([undefined, "Pigeon"])("the first choice is selected for %s", async (defaultChoice) => {
  const settings = defaultChoice === undefined ? {} : { defaultChoice };
  const [callback] = questions(await bench.run(choiceCollector, { choices, ...settings }));
  expect(output(callback, "defaultChoice")).toBe(0);
  expect(output(callback, "prompt")).toBe("");
});

test.each([0, 1, 2])("choice %i is the outcome of its text", async (place) => {
  expect(await choose(place)).toEqual(outcome(choices[place] ?? ""));
  expect(bench.shared.size).toBe(0);
});

test.each([undefined, null, -1, 3, 0.5, 1e9, "1", "Mail", "length", true, [0], {}])(
  "%o is none of the choices: it is asked again",
  async (place) => {
    expect(questions(await choose(place))).toHaveLength(1);
  },
);

test("a single choice is taken without asking", async () => {
  expect(await bench.run(choiceCollector, { choices: ["Go on"] })).toEqual(outcome("Go on"));
});

test("on a page, its choice is the page's outcome", async () => {
  const member = bench.member("choose", choiceCollector, { choices });
  expect(await member.run([answer(2)], undefined)).toEqual(outcome("I have neither"));
});

describe("errors", () => {
  test.each([[[]], [undefined], ["Mail"], [["Mail", 7]]])(
    "unusable choices: %o",
    async (unusable) => {
      await expectError(bench.run(choiceCollector, { choices: unusable }), "node-setting-unusable");
    },
  );

  test.each([{ prompt: 7 }, { defaultChoice: 7 }])("an unusable setting: %o", async (settings) => {
    await expectError(
      bench.run(choiceCollector, { choices, ...settings }),
      "node-setting-unusable",
    );
  });

  test("answers that fit no question", async () => {
    await expectError(
      bench.run(choiceCollector, { choices }, { answers: [] }),
      "node-answers-mismatch",
    );
  });
});
