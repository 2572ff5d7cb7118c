import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { stateMetadata } from "@journeyc/runtime/nodes/state-metadata";
import { beforeEach, expect, test } from "vitest";
import { answer } from "./support/answers.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { adasPassword } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  bench.shared.set("username", "ada@example.com");
  bench.shared.set("objectAttributes", { mail: "ada@example.com" });
});

async function data(attributes: readonly string[]) {
  const [callback] = questions(await bench.run(stateMetadata, { attributes }));
  return output(callback, "data");
}

test("asks with a MetadataCallback", async () => {
  bench.shared.set("step", { number: 3, of: [4] });
  expect(questions(await bench.run(stateMetadata, { attributes: ["username", "step"] }))).toEqual([
    {
      type: "MetadataCallback",
      output: [
        { name: "data", value: { username: "ada@example.com", step: { number: 3, of: [4] } } },
      ],
      input: [],
    },
  ]);
});

test("what is not set is left out", async () => {
  expect(await data(["username", "nothing", "toString"])).toEqual({ username: "ada@example.com" });
  expect(await data([])).toEqual({});
});

test("goes on when the client answers", async () => {
  expect(await bench.run(stateMetadata, {}, { answers: [answer()] })).toEqual(outcome("outcome"));
});

test("nothing of transient and secure state is sent, not even where it hides what is shared", async () => {
  await bench.run(platformPassword, {}, { answers: [answer(adasPassword)] });
  bench.secure.set("code", "314159");
  bench.transient.set("username", "314159");
  const sent = await data(["password", "code", "username", "objectAttributes"]);
  expect(sent).toEqual({
    username: "ada@example.com",
    objectAttributes: { mail: "ada@example.com" },
  });
  expectNoSecret(adasPassword, sent, bench.logged);
  expectNoSecret("314159", sent, bench.logged);
});

test("a name that the language treats in its own way is a name like others", async () => {
  bench.shared.set("__proto__", "value");
  const sent = await data(["__proto__"]);
  expect(JSON.stringify(sent)).toBe('{"__proto__":"value"}');
});

test.each(["username", ["username", 7], {}])("unusable attributes: %o", async (attributes) => {
  await expectError(bench.run(stateMetadata, { attributes }), "node-setting-unusable");
});
