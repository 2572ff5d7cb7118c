import { messageNode } from "@journeyc/runtime/nodes/message-node";
import { beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/json.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
const texts = {
  message: { en: "Is this device yours?" },
  messageYes: { en: "It is" },
  messageNo: { en: "It is not" },
};

beforeEach(async () => {
  bench = await Bench.open();
});

function press(button: Json | undefined, settings = {}) {
  return bench.run(messageNode, settings, { answers: [answer(), answer(button)] });
}

test("asks with a text and two buttons, of which the negative one is selected", async () => {
  expect(questions(await bench.run(messageNode, texts))).toEqual([
    {
      type: "TextOutputCallback",
      output: [
        { name: "message", value: "Is this device yours?" },
        { name: "messageType", value: "0" },
      ],
      input: [],
    },
    {
      type: "ConfirmationCallback",
      output: [
        { name: "prompt", value: "" },
        { name: "messageType", value: 0 },
        { name: "options", value: ["It is", "It is not"] },
        { name: "optionType", value: -1 },
        { name: "defaultOption", value: 1 },
      ],
      input: [{ suffix: "", value: 100 }],
    },
  ]);
});

test("buttons without words of the journey's own are Yes and No", async () => {
  const [message, buttons] = questions(await bench.run(messageNode));
  expect(output(message, "message")).toBe("");
  expect(output(buttons, "options")).toEqual(["Yes", "No"]);
});

test.each([
  [0, "true"],
  [1, "false"],
])("button %i takes %s", async (button, taken) => {
  expect(await press(button)).toEqual(outcome(taken));
  expect(bench.shared.size).toBe(0);
  expect(await press(button, { stateField: "answer" })).toEqual(outcome(taken));
  expect(Object.fromEntries(bench.shared)).toEqual({ answer: button });
});

test("an empty name keeps nothing", async () => {
  expect(await press(0, { stateField: "" })).toEqual(outcome("true"));
  expect(bench.shared.size).toBe(0);
});

test.each([undefined, null, 100, 2, -1, 0.5, "0", "true", true, [0], {}])(
  "%o is no button: it is asked again, and nothing is kept",
  async (button) => {
    expect(questions(await press(button, { stateField: "answer" }))).toHaveLength(2);
    expect(bench.shared.size).toBe(0);
  },
);

describe("errors", () => {
  test("the name is no text", async () => {
    await expectError(bench.run(messageNode, { stateField: 7 }), "node-setting-unusable");
  });

  test("answers that fit no question", async () => {
    await expectError(
      bench.run(messageNode, texts, { answers: [answer(0)] }),
      "node-answers-mismatch",
    );
  });
});
