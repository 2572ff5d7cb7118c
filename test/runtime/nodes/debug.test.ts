import { debug } from "@journeyc/runtime/nodes/debug";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
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
  bench.shared.set("objectAttributes", { sn: "Lovelace", resetToken: "314159" });
  bench.shared.set("apiKey", "314159");
  bench.secure.set("code", "314159");
  await bench.run(platformPassword, {}, { answers: [answer(adasPassword)] });
});

test("where the app does not say `showState` it shows nothing, and goes on", async () => {
  expect(await bench.run(debug)).toEqual(outcome("outcome"));
});

test("the log gets names, and no value", async () => {
  await bench.run(debug, { popupEnabled: false });
  expect(bench.logged).toEqual([
    {
      level: "debug",
      fields: { keys: ["username", "objectAttributes", "apiKey"] },
      message: "What is in shared state.",
    },
  ]);
});

test("where the app says `showState` it shows shared state, without secrets", async () => {
  bench.app = { ...bench.app, showState: true };
  const shown = questions(await bench.run(debug));
  expect(shown).toMatchObject([{ type: "TextOutputCallback", input: [] }]);
  expect(output(shown[0], "messageType")).toBe("0");
  expect(JSON.parse(String(output(shown[0], "message")))).toEqual({
    username: "ada@example.com",
    objectAttributes: { sn: "Lovelace", resetToken: "[not shown]" },
    apiKey: "[not shown]",
  });
  expectNoSecret(adasPassword, shown, bench.logged);
  expectNoSecret("314159", shown, bench.logged);
});

test("not even with `transientState` is anything but shared state shown", async () => {
  bench.app = { ...bench.app, showState: true };
  const shown = questions(await bench.run(debug, { transientState: true }));
  expectNoSecret(adasPassword, shown, bench.logged);
});

test("goes on when the client answers", async () => {
  bench.app = { ...bench.app, showState: true };
  expect(await bench.run(debug, {}, { answers: [answer()] })).toEqual(outcome("outcome"));
});

test("without the window it goes on", async () => {
  bench.app = { ...bench.app, showState: true };
  expect(await bench.run(debug, { popupEnabled: false })).toEqual(outcome("outcome"));
});

test("an unusable setting", async () => {
  await expectError(bench.run(debug, { popupEnabled: "yes" }), "node-setting-unusable");
});
