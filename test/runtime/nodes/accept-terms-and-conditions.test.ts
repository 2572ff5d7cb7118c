import { acceptTermsAndConditions } from "@journeyc/runtime/nodes/accept-terms-and-conditions";
import { beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/json.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
const terms = { version: "2", text: "Be kind.", createDate: "2026-01-31" };

beforeEach(async () => {
  bench = await Bench.open();
  bench.app = { ...bench.app, terms };
  bench.time = Date.UTC(2026, 1, 3, 12);
});

async function accept(value: Json | undefined) {
  const question = await bench.run(acceptTermsAndConditions);
  const memory = question.kind === "ask" ? question.memory : undefined;
  return bench.run(acceptTermsAndConditions, {}, { answers: [answer(value)], memory });
}

test("asks with a TermsAndConditionsCallback", async () => {
  expect(questions(await bench.run(acceptTermsAndConditions))).toEqual([
    {
      type: "TermsAndConditionsCallback",
      output: [
        { name: "version", value: "2" },
        { name: "terms", value: "Be kind." },
        { name: "createDate", value: "2026-01-31" },
      ],
      input: [{ suffix: "", value: false }],
    },
  ]);
});

test("the text is the one of the user's language", async () => {
  bench.app = { ...bench.app, terms: { ...terms, text: { de: "Sei nett.", en: "Be kind." } } };
  const [callback] = questions(await bench.run(acceptTermsAndConditions));
  expect(output(callback, "terms")).toBe("Be kind.");
});

test("keeps version and time of the acceptance", async () => {
  expect(await accept(true)).toEqual(outcome("outcome"));
  expect(Object.fromEntries(bench.shared)).toEqual({
    termsAccepted: { acceptDate: "2026-02-03T12:00:00.000Z", termsVersion: "2" },
  });
});

test.each([undefined, null, false, "true", 1, {}, [true]])(
  "%o is no acceptance: the terms are shown again",
  async (value) => {
    expect(questions(await accept(value))).toHaveLength(1);
    expect(bench.shared.size).toBe(0);
  },
);

test("nobody accepts terms that he has not seen: a new version is shown first", async () => {
  const question = await bench.run(acceptTermsAndConditions);
  const memory = question.kind === "ask" ? question.memory : undefined;
  bench.app = { ...bench.app, terms: { ...terms, version: "3", text: "Be kinder." } };
  const again = await bench.run(acceptTermsAndConditions, {}, { answers: [answer(true)], memory });
  expect(output(questions(again)[0], "terms")).toBe("Be kinder.");
  expect(bench.shared.size).toBe(0);
});

describe("errors", () => {
  test("the app has no terms", async () => {
    bench.app = { ...bench.app, terms: undefined };
    await expectError(bench.run(acceptTermsAndConditions), "terms-missing");
  });

  test("answers that fit no question", async () => {
    await expectError(
      bench.run(acceptTermsAndConditions, {}, { answers: [] }),
      "node-answers-mismatch",
    );
  });
});
