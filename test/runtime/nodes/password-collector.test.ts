import { passwordCollector } from "@journeyc/runtime/nodes/password-collector";
import { beforeEach, expect, test } from "vitest";
import { answer, notTexts } from "./support/answers.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { adasPassword } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

const submit = (value: Parameters<typeof answer>[0]) =>
  bench.run(passwordCollector, {}, { answers: [answer(value)] });

const question = [
  {
    type: "PasswordCallback",
    output: [{ name: "prompt", value: "Password" }],
    input: [{ suffix: "", value: "" }],
  },
];

test("asks with a PasswordCallback", async () => {
  expect(questions(await bench.run(passwordCollector))).toEqual(question);
});

test.each([adasPassword, " ", " \u0000 \u200b é é ", "x".repeat(5000)])(
  "keeps %o exactly, in transient state alone, and no collected attribute",
  async (password) => {
    expect(await submit(password)).toEqual(outcome("outcome"));
    expect(Object.fromEntries(bench.transient)).toEqual({ password });
    expect([bench.shared.size, bench.secure.size]).toEqual([0, 0]);
  },
);

test("an empty one is asked for again", async () => {
  expect(questions(await submit(""))).toEqual(question);
  expect(bench.transient.size).toBe(0);
});

test("one that was kept before is not sent back, and in no log", async () => {
  await submit(adasPassword);
  const again = await bench.run(passwordCollector);
  expect(questions(again)).toEqual(question);
  expectNoSecret(adasPassword, again, bench.logged);
});

test.each(notTexts.map((given) => [JSON.stringify([...given]), given] as const))(
  "%s is no text: asked again",
  async (_, given) => {
    const result = await bench.run(passwordCollector, {}, { answers: [given] });
    expect(questions(result)).toEqual(question);
    expect(bench.transient.size).toBe(0);
  },
);

test("more or fewer answers than questions are an error", async () => {
  for (const answers of [[], [answer(adasPassword), answer("other")]])
    await expectError(bench.run(passwordCollector, {}, { answers }), "node-answers-mismatch");
});
