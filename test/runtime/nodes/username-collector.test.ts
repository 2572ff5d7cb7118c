import { usernameCollector } from "@journeyc/runtime/nodes/username-collector";
import { beforeEach, expect, test } from "vitest";
import { answer, notTexts } from "./support/answers.ts";
import { expectError, input, outcome, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

const submit = (value: Parameters<typeof answer>[0]) =>
  bench.run(usernameCollector, {}, { answers: [answer(value)] });

test("asks with a NameCallback", async () => {
  expect(questions(await bench.run(usernameCollector))).toEqual([
    {
      type: "NameCallback",
      output: [{ name: "prompt", value: "User Name" }],
      input: [{ suffix: "", value: "" }],
    },
  ]);
});

test("hints reach the browser", async () => {
  const settings = { autocompleteValues: ["username", "webauthn"] };
  expect(questions(await bench.run(usernameCollector, settings))[0]?.output).toEqual([
    { name: "prompt", value: "User Name" },
    { name: "autocompleteValues", value: ["username", "webauthn"] },
  ]);
});

test("keeps the name as it was typed, and no collected attribute", async () => {
  expect(await submit("Ada@Example.com")).toEqual(outcome("outcome"));
  expect(Object.fromEntries(bench.shared)).toEqual({ username: "Ada@Example.com" });
  expect(bench.transient.size).toBe(0);
});

test("whether there is such a user, nobody is asked", async () => {
  bench.resource = undefined;
  expect(await submit("eve@example.com")).toEqual(outcome("outcome"));
});

test.each([
  ["an empty one", ""],
  ["a blank one", "  "],
  ["a line break", "ada\r\nx-header: 1"],
  ["NUL", "ada\u0000"],
  ["a zero-width space", "ada\u200b"],
  ["a bidirectional override", "\u202eada"],
  ["space around it", " ada"],
  ["1025 bytes", "a".repeat(1025)],
  ["half a surrogate pair", "ada\ud800"],
])("a name that cannot be used is asked for again, and not shown: %s", async (_, name) => {
  const asked = questions(await submit(name));
  expect(asked.map(({ type }) => type)).toEqual(["NameCallback"]);
  expect(input(asked[0])).toBe("");
  expect(bench.shared.size).toBe(0);
});

test.each(notTexts.map((given) => [JSON.stringify([...given]), given] as const))(
  "%s is no text: asked again",
  async (_, given) => {
    const result = await bench.run(usernameCollector, {}, { answers: [given] });
    expect(questions(result)).toHaveLength(1);
    expect(bench.shared.size).toBe(0);
  },
);

test("more or fewer answers than questions are an error", async () => {
  for (const answers of [[], [answer("ada"), answer("eve")]])
    await expectError(bench.run(usernameCollector, {}, { answers }), "node-answers-mismatch");
});

test.each([{ autocompleteValues: "username" }, { autocompleteValues: [7] }])(
  "an unusable setting: %o",
  async (settings) => {
    await expectError(bench.run(usernameCollector, settings), "node-setting-unusable");
  },
);
