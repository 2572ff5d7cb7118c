import { otpCollectorDecision } from "@journeyc/runtime/nodes/otp-collector-decision";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import { answer, notTexts } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", "ada@example.com");
  bench.secure.set("oneTimePassword", "12345678");
  bench.secure.set("oneTimePasswordTimestamp", 0);
  bench.secure.set("oneTimePasswordRecipient", user.id);
});

const typed = (value: Json, settings = {}) =>
  bench.run(otpCollectorDecision, settings, { answers: [answer(value)] });

test("asks for it as for a password, and shows nothing of it", async () => {
  const [callback, ...others] = questions(await bench.run(otpCollectorDecision));
  expect(others).toEqual([]);
  expect(callback?.type).toBe("PasswordCallback");
  expect(output(callback, "prompt")).toBe("One-Time Password");
  expect(JSON.stringify(callback)).not.toContain("1234");
});

test.each([["12345678"], [" 12345678 "]])(
  "true: `%s`, and whoever got it is proved",
  async (it) => {
    expect(await typed(it)).toEqual(outcome("true"));
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
  },
);

test("is used up", async () => {
  await typed("12345678");
  expect([...bench.secure.keys()]).toEqual([]);
  expect(await typed("12345678")).toEqual(outcome("false"));
});

test("true, and nobody is proved, where no node has sent it", async () => {
  bench.secure.delete("oneTimePasswordRecipient");
  expect(await typed("12345678")).toEqual(outcome("true"));
  expect(bench.identity.authenticated()).toBeUndefined();
});

test("true, and nobody is proved, where whoever got it is gone", async () => {
  bench.secure.set("oneTimePasswordRecipient", "00000000-0000-4000-8000-000000000000");
  expect(await typed("12345678")).toEqual(outcome("true"));
  expect(bench.identity.authenticated()).toBeUndefined();
});

describe("false", () => {
  test.each(["12345679", "1234567", "123456789", "x".repeat(10_000), "０１２"])(
    "%s is wrong",
    async (it) => {
      expect(await typed(it)).toEqual(outcome("false"));
      expect(bench.identity.authenticated()).toBeUndefined();
      expect(bench.secure.get("oneTimePassword")).toBe("12345678");
    },
  );

  test("it has expired, or comes from a clock that was ahead", async () => {
    bench.secure.set("oneTimePasswordTimestamp", -299);
    expect(await typed("12345678")).toEqual(outcome("true"));
    for (const madeAt of [-300, 300, 9e9]) {
      bench.secure.set("oneTimePassword", "12345678");
      bench.secure.set("oneTimePasswordTimestamp", madeAt);
      expect(await typed("12345678")).toEqual(outcome("false"));
    }
    bench.secure.set("oneTimePasswordTimestamp", -300);
    expect(await typed("12345678", { passwordExpiryTime: 6 })).toEqual(outcome("true"));
  });

  test.each([undefined, "", 12345678, null, {}])("none was made: %o", async (there) => {
    if (there === undefined) bench.secure.delete("oneTimePassword");
    else bench.secure.set("oneTimePassword", there);
    expect(await typed("12345678")).toEqual(outcome("false"));
    expect(await typed("undefined")).toEqual(outcome("false"));
  });

  test("the attempts are used up, even for the right one", async () => {
    for (let guess = 0; guess < 200; guess += 1) await typed(`wrong ${guess}`);
    expect(await typed("12345678")).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

test("an empty answer, or none, is asked for again", async () => {
  for (const given of [answer(""), ...notTexts]) {
    questions(await bench.run(otpCollectorDecision, {}, { answers: [given] }));
  }
});

test("more or fewer answers than questions", async () => {
  for (const answers of [[], [answer("1"), answer("2")]]) {
    await expectError(bench.run(otpCollectorDecision, {}, { answers }), "node-answers-mismatch");
  }
});

test("an unusable setting", async () => {
  await expectError(
    bench.run(otpCollectorDecision, { passwordExpiryTime: Number.NaN }),
    "node-setting-unusable",
  );
});
