import { createPassword } from "@journeyc/runtime/nodes/create-password";
import { beforeEach, expect, test } from "vitest";
import { answer } from "./support/answers.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

const typed = (password: string, again = password) => [answer(password), answer(again)];
const types = async (...given: readonly [string, string?]) =>
  bench.run(createPassword, {}, { answers: typed(...given) });

test("asks twice", async () => {
  const asked = questions(await bench.run(createPassword));
  expect(asked.map(({ type }) => type)).toEqual(["PasswordCallback", "PasswordCallback"]);
  expect(asked.map((callback) => output(callback, "prompt"))).toEqual([
    "New password",
    "Confirm password",
  ]);
});

test("keeps what is twice the same and long enough, for this step", async () => {
  expect(await types("Correct-Horse-1")).toEqual(outcome("outcome"));
  expect(bench.transient.get("password")).toBe("Correct-Horse-1");
  expect([bench.shared.size, bench.secure.size]).toEqual([0, 0]);
});

test.each([
  ["Correct-Horse-1", "Correct-Horse-2", "The passwords are not the same."],
  ["Horse-1", "Horse-1", "The password must have 8 characters or more."],
  ["🐴🐴🐴🐴", "🐴🐴🐴🐴", "The password must have 8 characters or more."],
])("asks again: %s, %s", async (password, again, fault) => {
  const result = await types(password, again);
  const [text, ...fields] = questions(result);
  expect(output(text, "message")).toBe(fault);
  expect(output(text, "messageType")).toBe("2");
  expect(fields).toHaveLength(2);
  expectNoSecret(password, result, bench.logged);
  const memory = result.kind === "ask" ? result.memory : undefined;
  const answers = [answer(), ...typed("Correct-Horse-1")];
  expect(await bench.run(createPassword, {}, { answers, memory })).toEqual(outcome("outcome"));
});

test("no password is empty, whatever the setting says", async () => {
  for (const minPasswordLength of [0, -5]) {
    const run = await bench.run(createPassword, { minPasswordLength }, { answers: typed("") });
    expect(questions(run)).toHaveLength(2);
  }
});

test("what is no text is asked for again, and too few answers are an error", async () => {
  const answers = [answer(7), answer("Correct-Horse-1")];
  expect(questions(await bench.run(createPassword, {}, { answers }))).toHaveLength(2);
  const few = bench.run(createPassword, {}, { answers: [answer("Correct-Horse-1")] });
  await expectError(few, "node-answers-mismatch");
});

test("an unusable setting", async () => {
  await expectError(bench.run(createPassword, { minPasswordLength: "8" }), "node-setting-unusable");
});
