import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { answer, notTexts } from "./support/answers.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, failed, input, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

function submit(value: Parameters<typeof answer>[0], settings = {}, validateOnly?: boolean) {
  return bench.run(platformUsername, settings, { answers: [answer(value, validateOnly)] });
}

describe("without validation", () => {
  test("asks with a NameCallback", async () => {
    expect(questions(await bench.run(platformUsername))).toEqual([
      {
        type: "NameCallback",
        output: [{ name: "prompt", value: "User Name" }],
        input: [{ suffix: "", value: "" }],
      },
    ]);
  });

  test("keeps the name twice, as it was typed", async () => {
    expect(await submit("Ada@Example.com")).toEqual(outcome("outcome"));
    expect(Object.fromEntries(bench.shared)).toEqual({
      username: "Ada@Example.com",
      objectAttributes: { userName: "Ada@Example.com" },
    });
  });

  test("the attribute is a setting", async () => {
    expect(await submit("ada@example.com", { usernameAttribute: "mail" })).toEqual(
      outcome("outcome"),
    );
    expect(bench.state.getAttribute("mail")).toBe("ada@example.com");
  });

  test("an empty answer goes on, and nothing is kept", async () => {
    expect(await submit("")).toEqual(outcome("outcome"));
    expect(bench.shared.size).toBe(0);
  });

  test.each([
    ["a line break", "ada\r\nx-header: 1"],
    ["NUL", "ada\u0000"],
    ["a zero-width space", "ada\u200b"],
    ["a bidirectional override", "\u202eada"],
    ["space around it", " ada"],
    ["1025 bytes", "a".repeat(1025)],
    ["half a surrogate pair", "ada\ud800"],
  ])("%s is asked for again", async (_, name) => {
    expect(questions(await submit(name))).toHaveLength(1);
    expect(bench.shared.size).toBe(0);
  });

  test("begins with the name that was collected before, where it is told to", async () => {
    bench.state.setShared("username", "ada");
    const first = async (settings: Readonly<Record<string, unknown>>) =>
      questions(await bench.run(platformUsername, settings))[0]?.input[0]?.value;
    expect(await first({})).toBe("");
    expect(await first({ prepopulate: true })).toBe("ada");
    expect(await first({ prepopulate: true, validateInput: true })).toBe("ada");
  });

  test("hints reach the browser", async () => {
    const [callback] = questions(
      await bench.run(platformUsername, { autocompleteValues: ["username"] }),
    );
    expect(output(callback, "autocompleteValues")).toEqual(["username"]);
  });

  test("what was typed before is not shown to whoever comes next", async () => {
    await submit("ada@example.com");
    expect(input(questions(await bench.run(platformUsername))[0])).toBe("");
  });
});

describe("with validation", () => {
  const settings = { validateInput: true };

  test("asks with the schema's title and policies", async () => {
    const [callback] = questions(await bench.run(platformUsername, settings));
    expect(callback?.type).toBe("ValidatedCreateUsernameCallback");
    expect(callback?.output.map(({ name }) => name)).toEqual([
      "policies",
      "failedPolicies",
      "validateOnly",
      "prompt",
    ]);
    expect(output(callback, "prompt")).toBe("Username");
    expect(output(callback, "policies")).toEqual({
      policyRequirements: ["REQUIRED", "UNIQUE", "VALID_TYPE", "MIN_LENGTH", "MAX_LENGTH"],
      fallbackPolicies: null,
      name: "userName",
      policies: [
        { policyId: "required", policyRequirements: ["REQUIRED"] },
        { policyId: "unique", policyRequirements: ["UNIQUE"] },
        {
          policyId: "valid-type",
          params: { types: ["string"] },
          policyRequirements: ["VALID_TYPE"],
        },
        {
          policyId: "minimum-length",
          params: { minLength: 3 },
          policyRequirements: ["MIN_LENGTH"],
        },
        {
          policyId: "maximum-length",
          params: { maxLength: 113 },
          policyRequirements: ["MAX_LENGTH"],
        },
      ],
      conditionalPolicies: null,
    });
    expect(failed(callback)).toEqual([]);
    expect(callback?.input).toEqual([
      { suffix: "", value: "" },
      { suffix: "validateOnly", value: false },
    ]);
  });

  test("a good name goes on", async () => {
    expect(await submit("ada", settings)).toEqual(outcome("outcome"));
    expect(bench.shared.get("username")).toBe("ada");
  });

  test.each([
    ["too short", "al", { policyRequirement: "MIN_LENGTH", params: { minLength: 3 } }],
    ["empty", "", { policyRequirement: "REQUIRED" }],
    [
      "with an invisible character",
      "ada\u200b",
      { policyRequirement: "CANNOT_CONTAIN_CHARACTERS" },
    ],
  ])("a name %s is asked for again, with the reason", async (_, name, failure) => {
    const [callback] = questions(await submit(name, settings));
    expect(failed(callback)).toEqual([failure]);
    expect(input(callback)).toBe(name);
    expect(bench.shared.size).toBe(0);
  });

  test("a name that is taken is asked for again", async () => {
    await bench.directory.create(resource.name, ada);
    const [callback] = questions(await submit("ADA@example.com", settings));
    expect(failed(callback)).toEqual([{ policyRequirement: "UNIQUE" }]);
  });

  test("an attribute that is not an identifier refuses invisible characters too", async () => {
    const [callback] = questions(
      await submit("a\u200bb", { ...settings, usernameAttribute: "sn" }),
    );
    expect(failed(callback)).toEqual([{ policyRequirement: "CANNOT_CONTAIN_CHARACTERS" }]);
  });

  test("validateOnly checks, and stays", async () => {
    const [good] = questions(await submit("ada", settings, true));
    expect([failed(good), input(good), input(good, "validateOnly")]).toEqual([[], "ada", false]);
    const [bad] = questions(await submit("al", settings, true));
    expect(failed(bad)).toHaveLength(1);
    expect(bench.shared.size).toBe(0);
  });

  test.each(["false", 0, 1, null, [], {}])(
    "validateOnly %o does not go on",
    async (validateOnly) => {
      const answers = [answer("ada", validateOnly)];
      const result = await bench.run(platformUsername, settings, { answers });
      // `null` is how some clients write "not set".
      expect(result.kind).toBe(validateOnly === null ? "outcome" : "ask");
    },
  );

  test("needs a resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(platformUsername, settings), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "check", new DirectoryUnavailable("down"));
    await expectError(submit("ada", settings), "directory-unavailable");
  });
});

describe.each([{ validateInput: false }, { validateInput: true }])(
  "a submit is no pass: %o",
  (settings) => {
    test.each(notTexts.map((given) => [given]))("%o is asked for again", async (given) => {
      expect(
        questions(await bench.run(platformUsername, settings, { answers: [given] })),
      ).toHaveLength(1);
      expect(bench.shared.size).toBe(0);
    });

    test.each([[[]], [[answer("ada"), answer("ada")]]])("%o is an error", async (answers) => {
      await expectError(
        bench.run(platformUsername, settings, { answers }),
        "node-answers-mismatch",
      );
      expect(bench.shared.size).toBe(0);
    });
  },
);
