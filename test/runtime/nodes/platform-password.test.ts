import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { answer, notTexts } from "./support/answers.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, failed, input, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

function submit(value: string, settings = {}, validateOnly?: boolean) {
  return bench.run(platformPassword, settings, { answers: [answer(value, validateOnly)] });
}

describe("without validation", () => {
  test("asks with a PasswordCallback", async () => {
    expect(questions(await bench.run(platformPassword))).toEqual([
      {
        type: "PasswordCallback",
        output: [{ name: "prompt", value: "Password" }],
        input: [{ suffix: "", value: "" }],
      },
    ]);
  });

  test.each(["Correct-Horse-1", "", " \u0000 \u200b é é ", "x".repeat(5000)])(
    "keeps %o exactly, in transient state alone",
    async (password) => {
      expect(await submit(password)).toEqual(outcome("outcome"));
      expect(Object.fromEntries(bench.transient)).toEqual({
        password,
        objectAttributes: { password },
      });
      expect([bench.shared.size, bench.secure.size]).toEqual([0, 0]);
    },
  );

  test("the attribute is a setting", async () => {
    await submit("1234", { passwordAttribute: "pin" });
    expect(bench.state.getAttribute("pin")).toBe("1234");
    expect(bench.state.getAttribute("password")).toBeUndefined();
  });
});

describe("with validation", () => {
  const settings = { validateInput: true };

  test("asks with the password policy of the schema", async () => {
    const [callback] = questions(await bench.run(platformPassword, settings));
    expect(callback?.type).toBe("ValidatedCreatePasswordCallback");
    expect(callback?.output.map(({ name }) => name)).toEqual([
      "echoOn",
      "policies",
      "failedPolicies",
      "validateOnly",
      "prompt",
    ]);
    expect(output(callback, "echoOn")).toBe(false);
    expect(output(callback, "policies")).toMatchObject({
      policyRequirements: ["VALID_TYPE", "MIN_LENGTH"],
    });
  });

  test("a good password goes on", async () => {
    expect(await submit("Correct-Horse-1", settings)).toEqual(outcome("outcome"));
    expect(bench.transient.get("password")).toBe("Correct-Horse-1");
  });

  test("a bad one is asked for again, with the reason and without the password", async () => {
    const result = await submit("Needle7", settings);
    const [callback] = questions(result);
    expect(failed(callback)).toEqual([
      { policyRequirement: "MIN_LENGTH", params: { minLength: 8 } },
    ]);
    expect(input(callback)).toBe("");
    expectNoSecret("Needle7", result, bench.logged);
    expect(bench.transient.size).toBe(0);
  });

  test("an empty one where the schema requires a password", async () => {
    const schema = { ...bench.resource?.schema, required: ["password"] };
    bench.resource = { name: "managed/alpha_user", schema };
    expect(failed(questions(await submit("", settings))[0])).toEqual([
      { policyRequirement: "REQUIRED" },
    ]);
  });

  test("validateOnly checks, and stays", async () => {
    const result = await submit("Correct-Horse-1", settings, true);
    expect(failed(questions(result)[0])).toEqual([]);
    expectNoSecret("Correct-Horse-1", result);
    expect(bench.transient.size).toBe(0);
  });

  test("needs a resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(platformPassword, settings), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "check", new DirectoryUnavailable("down"));
    await expectError(submit("Correct-Horse-1", settings), "directory-unavailable");
  });
});

describe.each([{ validateInput: false }, { validateInput: true }])(
  "a submit is no pass: %o",
  (settings) => {
    test.each(notTexts.map((given) => [given]))("%o is asked for again", async (given) => {
      expect(
        questions(await bench.run(platformPassword, settings, { answers: [given] })),
      ).toHaveLength(1);
      expect(bench.transient.size).toBe(0);
    });

    test.each([[[]], [[answer("a"), answer("b")]]])("%o is an error", async (answers) => {
      await expectError(
        bench.run(platformPassword, settings, { answers }),
        "node-answers-mismatch",
      );
      expect(bench.transient.size).toBe(0);
    });
  },
);
