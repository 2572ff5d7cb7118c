import { getAuthenticatorApp } from "@journeyc/runtime/nodes/get-authenticator-app";
import { beforeEach, expect, test } from "vitest";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

const shown = async (settings = {}) => {
  const [text, button, ...others] = questions(await bench.run(getAuthenticatorApp, settings));
  expect(others).toEqual([]);
  return { text: output(text, "message"), options: output(button, "options") };
};

test("links to both stores, and a button", async () => {
  expect(await shown()).toEqual({
    text:
      'Get the app from the <a href="https://apps.apple.com/app/pingid/id891247102">App Store</a> or from ' +
      '<a href="https://play.google.com/store/apps/details?id=prod.com.pingidentity.pingid">Google Play</a>.',
    options: ["Continue"],
  });
});

test("texts and links of the journey; a link stays one, whatever is in it", async () => {
  const settings = {
    message: { en: "<b>Here</b>: {{appleLink}}, {{appleLink}}" },
    continueLabel: { en: "Done" },
    appleLink: 'https://example.com/?a=1&b="><script>$&',
  };
  const link =
    '<a href="https://example.com/?a=1&#38;b=&#34;&#62;&#60;script&#62;$&#38;">App Store</a>';
  expect(await shown(settings)).toEqual({
    text: `<b>Here</b>: ${link}, ${link}`,
    options: ["Done"],
  });
});

test("goes on, whatever is answered", async () => {
  const answers = [answer(), answer(100)];
  expect(await bench.run(getAuthenticatorApp, {}, { answers })).toEqual(outcome("outcome"));
  await expectError(
    bench.run(getAuthenticatorApp, {}, { answers: [answer()] }),
    "node-answers-mismatch",
  );
});

test("an app does not start with links that are none", () => {
  const refused = (settings: object) =>
    getAuthenticatorApp.refused?.(settings).map(({ setting }) => setting);
  expect(refused({})).toEqual([]);
  expect(refused({ appleLink: "https://example.com/a", googleLink: "http://example.com" })).toEqual(
    [],
  );
  expect(refused({ appleLink: "javascript:alert(1)", googleLink: "" })).toEqual([
    "appleLink",
    "googleLink",
  ]);
});
