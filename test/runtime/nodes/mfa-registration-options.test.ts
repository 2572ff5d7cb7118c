import { mfaRegistrationOptions } from "@journeyc/runtime/nodes/mfa-registration-options";
import { beforeEach, expect, test } from "vitest";
import type { Settings } from "../../../runtime/machine/settings.ts";
import { answer, notTexts } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  bench.shared.set("username", "ada@example.com");
  bench.shared.set("mfaMethod", "oath");
});

const options = async (settings: Settings = {}) => {
  const [text, buttons, ...others] = questions(await bench.run(mfaRegistrationOptions, settings));
  expect(others).toEqual([]);
  expect(output(text, "message")).not.toBe("");
  return output(buttons, "options");
};
const press = (index: unknown, settings: Settings = {}) =>
  bench.run(mfaRegistrationOptions, settings, {
    answers: [answer(), typeof index === "number" ? answer(index) : answer(String(index))],
  });

test("offers all that there is", async () => {
  expect(await options()).toEqual(["Register Device", "Get the App", "Skip This Step", "Opt Out"]);
});

test.each<[Settings, readonly string[]]>([
  [{}, ["register", "getApp", "skip", "optOut"]],
  [{ getApp: false }, ["register", "skip", "optOut"]],
  [{ mandatory: true }, ["register", "getApp"]],
  [{ mandatory: true, getApp: false }, ["register"]],
])("with %o the buttons lead to %o, and no further", async (settings, outcomes) => {
  expect(await options(settings)).toHaveLength(outcomes.length);
  for (const [index, name] of outcomes.entries())
    expect(await press(index, settings)).toEqual(outcome(name));
  expect((await press(outcomes.length, settings)).kind).toBe("ask");
});

test("in the words of the journey", async () => {
  const settings = {
    message: { en: "What now?" },
    registerDeviceLabel: { en: "Yes" },
    getAppLabel: { en: "App" },
    skipStepLabel: { en: "Later" },
    optOutLabel: { en: "Never" },
  };
  expect(await options(settings)).toEqual(["Yes", "App", "Later", "Never"]);
  const [text] = questions(await bench.run(mfaRegistrationOptions, settings));
  expect(output(text, "message")).toBe("What now?");
});

test.each([100, -1, 0.5, "0"])("%o is no choice: asked again", async (index) => {
  expect((await press(index)).kind).toBe("ask");
});

test.each(notTexts)("%o is no choice: asked again, unless it is a number", async (given) => {
  if (typeof given.get("") === "number") return;
  const answers = [answer(), given];
  expect((await bench.run(mfaRegistrationOptions, {}, { answers })).kind).toBe("ask");
});

test("ends the run without a user name, and without a method", async () => {
  bench.shared.set("mfaMethod", "carrier pigeon");
  await expectError(bench.run(mfaRegistrationOptions), "node-mfa-method-missing");
  bench.shared.delete("mfaMethod");
  await expectError(bench.run(mfaRegistrationOptions), "node-mfa-method-missing");
  bench.shared.delete("username");
  await expectError(bench.run(mfaRegistrationOptions), "node-identity-missing");
});
