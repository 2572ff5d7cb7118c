import { kbaDefinition } from "@journeyc/runtime/nodes/kba-definition";
import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { beforeEach, describe, expect, test } from "vitest";
import { PasswordHashingOverloaded } from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import type { Answer } from "../../../runtime/machine/callbacks.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";
import { defined, securityQuestions } from "./support/security-questions.ts";

let bench: Bench;
const pet = "What was your first pet called?";
const city = "Where were you born?";

beforeEach(async () => {
  bench = await Bench.open();
  bench.app = { ...bench.app, securityQuestions };
});

function define(answers: readonly Answer[], settings = {}) {
  return bench.run(kbaDefinition, settings, { answers });
}

/** What stands in transient state, without the hashes. */
function kept(): unknown {
  const entries = (bench.transient.get("objectAttributes") as { kbaInfo?: Json } | undefined)
    ?.kbaInfo;
  return (entries as readonly { answer: string }[] | undefined)?.map(({ answer, ...question }) => {
    expect(answer).toMatch(/^\$argon2id\$v=19\$/);
    return question;
  });
}

test("asks with a KbaCreateCallback for each question", async () => {
  const callback = {
    type: "KbaCreateCallback",
    output: [
      { name: "prompt", value: "Select a security question" },
      {
        name: "predefinedQuestions",
        value: [
          pet,
          city,
          "Who was your first teacher?",
          "What was the first book that you read?",
          "In which street did you grow up?",
        ],
      },
      { name: "allowUserDefinedQuestions", value: false },
    ],
    input: [
      { suffix: "question", value: "" },
      { suffix: "answer", value: "" },
    ],
  };
  const settings = {
    message: { en: "Select a security question" },
    allowUserDefinedQuestions: false,
  };
  expect(questions(await bench.run(kbaDefinition, settings))).toEqual([callback, callback]);
});

test("keeps questions by their ids, or as they were written, and answers as hashes", async () => {
  const answers = [defined(city, "London"), defined(" Where did we meet? ", "At Babbage's")];
  expect(await define(answers)).toEqual(outcome("outcome"));
  expect(kept()).toEqual([{ questionId: "city" }, { customQuestion: "Where did we meet?" }]);
  expect(bench.shared.size).toBe(0);
  expectNoSecret("London", [...bench.transient], bench.logged);
  expectNoSecret("Babbage", [...bench.transient], bench.logged);
});

test("a question is the app's in whatever language and spelling it comes back", async () => {
  const answers = [
    defined("Wie hieß dein erstes Haustier?", "Rex"),
    defined(city.toUpperCase(), "x"),
  ];
  expect(await define(answers, { allowUserDefinedQuestions: false })).toEqual(outcome("outcome"));
  expect(kept()).toEqual([{ questionId: "pet" }, { questionId: "city" }]);
});

test("what was kept is what the directory stores and verifies", async () => {
  const user = await bench.directory.create(resource.name, ada);
  bench.identity.prove(user);
  bench.shared.set("username", "ada@example.com");
  await define([defined(pet, "Rex"), defined(city, "London")]);
  const patched = await bench.run(patchObject, { identityResource: resource.name });
  expect(patched).toEqual(outcome("patched"));
  const verify = (answer: string) =>
    bench.directory.verifyAnswers(resource.name, "userName", "ada@example.com", [
      { question: { questionId: "pet" }, answer },
    ]);
  expect(await verify(" rex ")).toBeDefined();
  expect(await verify("Bello")).toBeUndefined();
});

test("who has shown nothing cannot give an account new answers", async () => {
  await bench.directory.create(resource.name, ada);
  bench.shared.set("username", "ada@example.com");
  await define([defined(pet, "Rex"), defined(city, "London")]);
  const patched = await bench.run(patchObject, { identityResource: resource.name });
  expect(patched).toEqual(outcome("failure"));
});

describe("asked again, and nothing is kept", () => {
  test.each<[string, readonly Answer[]]>([
    ["the same question twice", [defined(pet, "Rex"), defined(pet, "Bello")]],
    [
      "the same question in two languages",
      [defined(pet, "Rex"), defined("Wie hieß dein erstes Haustier?", "Rex")],
    ],
    ["the same own question twice", [defined("Who?", "I"), defined(" WHO? ", "You")]],
    ["no question", [defined(pet, "Rex"), defined("", "London")]],
    ["a blank question", [defined(pet, "Rex"), defined("  ", "London")]],
    ["an endless question", [defined(pet, "Rex"), defined("?".repeat(256), "London")]],
    ["an invisible question", [defined(pet, "Rex"), defined("Who\u200b?", "London")]],
    ["no answer", [defined(pet, "Rex"), defined(city, "")]],
    ["a blank answer", [defined(pet, "Rex"), defined(city, " \t ")]],
    ["an endless answer", [defined(pet, "Rex"), defined(city, "x".repeat(1025))]],
    ["half a surrogate pair", [defined(pet, "Rex"), defined(city, "\ud800")]],
    ["nothing", [defined(), defined()]],
    ["what are no texts", [defined(7, ["Rex"]), defined(null, {})]],
  ])("%s", async (_, answers) => {
    expect(questions(await define(answers))).toHaveLength(2);
    expect(bench.transient.size).toBe(0);
  });

  test("an own question, where users may write none", async () => {
    const answers = [defined(pet, "Rex"), defined("Who?", "I")];
    const settings = { allowUserDefinedQuestions: false };
    expect(questions(await define(answers, settings))).toHaveLength(2);
    expect(bench.transient.size).toBe(0);
  });
});

describe("errors", () => {
  test("the app has no questions", async () => {
    bench.app = { ...bench.app, securityQuestions: undefined };
    await expectError(bench.run(kbaDefinition), "security-questions-missing");
  });

  test("answers that fit no question", async () => {
    await expectError(define([defined(pet, "Rex")]), "node-answers-mismatch");
  });

  test("too many hashes are waited for", async () => {
    const error = new PasswordHashingOverloaded();
    bench.directory = failingDirectory(bench.directory, "hashAnswer", error);
    await expectError(
      define([defined(pet, "Rex"), defined(city, "London")]),
      "password-hashing-overloaded",
    );
  });

  test("an unusable setting", async () => {
    await expectError(
      bench.run(kbaDefinition, { allowUserDefinedQuestions: "yes" }),
      "node-setting-unusable",
    );
  });
});
