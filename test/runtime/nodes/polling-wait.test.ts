import { pollingWait } from "@journeyc/runtime/nodes/polling-wait";
import { beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../../runtime/json.ts";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
/** The last question of the node. */
let asked: NodeResult;

beforeEach(async () => {
  bench = await Bench.open();
  bench.time = 1_000_000;
});

async function begin(settings: Readonly<Record<string, unknown>> = {}): Promise<NodeResult> {
  asked = await bench.run(pollingWait, settings);
  return asked;
}

/** Asks again, after so many milliseconds. */
async function poll(
  milliseconds: number,
  settings: Readonly<Record<string, unknown>> = {},
  pressed?: Json,
): Promise<NodeResult> {
  bench.time += milliseconds;
  const answers = settings["exitable"] === true ? [answer(), answer(pressed)] : [answer()];
  const memory = asked.kind === "ask" ? asked.memory : undefined;
  asked = await bench.run(pollingWait, settings, { answers, memory });
  return asked;
}

function waitTime(result: NodeResult): unknown {
  return output(questions(result)[0], "waitTime");
}

test("asks with a PollingWaitCallback", async () => {
  const settings = { secondsToWait: 5, waitingMessage: { en: "{{time}} s. Yes, {{time}} s." } };
  expect(questions(await begin(settings))).toEqual([
    {
      type: "PollingWaitCallback",
      output: [
        { name: "waitTime", value: "5000" },
        { name: "message", value: "5 s. Yes, 5 s." },
      ],
      input: [],
    },
  ]);
});

test("by default it waits for eight seconds", async () => {
  expect(waitTime(await begin())).toBe("8000");
});

test("done when the time has passed, not before: the server's clock counts", async () => {
  await begin();
  expect(waitTime(await poll(7_999))).toBe("1");
  expect(await poll(1)).toEqual(outcome("done"));
  expect(bench.shared.size).toBe(0);
});

test("a client that asks too early waits for the rest, however often it asks", async () => {
  await begin();
  for (const left of ["7000", "6000", "5000", "4000", "3000", "2000", "1000"]) {
    expect(waitTime(await poll(1_000))).toBe(left);
  }
  expect(await poll(1_000)).toEqual(outcome("done"));
});

test("nothing to wait for: done with the first answer", async () => {
  expect(waitTime(await begin({ secondsToWait: 0 }))).toBe("0");
  expect(await poll(0, { secondsToWait: 0 })).toEqual(outcome("done"));
});

test("what was kept with the question is not lost: without it the wait begins again", async () => {
  const result = await bench.run(pollingWait, {}, { answers: [answer()], memory: { until: "0" } });
  expect(waitTime(result)).toBe("8000");
});

describe("with a button", () => {
  const settings = { exitable: true, exitMessage: { en: "Use another way" } };

  test("asks with a ConfirmationCallback besides", async () => {
    expect(questions(await begin(settings))[1]).toEqual({
      type: "ConfirmationCallback",
      output: [
        { name: "prompt", value: "" },
        { name: "messageType", value: 0 },
        { name: "options", value: ["Use another way"] },
        { name: "optionType", value: -1 },
        { name: "defaultOption", value: 0 },
      ],
      input: [{ suffix: "", value: 100 }],
    });
    const [, button] = questions(await begin({ exitable: true }));
    expect(output(button, "options")).toEqual(["Exit"]);
  });

  test("pressed, at any time: exited", async () => {
    await begin(settings);
    expect(await poll(1_000, settings, 0)).toEqual(outcome("exited"));
    await begin(settings);
    expect(await poll(9_000, settings, 0)).toEqual(outcome("exited"));
  });

  test.each([100, undefined, null, 1, "0", true, false])("%o is no press", async (pressed) => {
    await begin(settings);
    expect(questions(await poll(1_000, settings, pressed))).toHaveLength(2);
    expect(await poll(7_000, settings, pressed)).toEqual(outcome("done"));
  });
});

describe("with spam detection", () => {
  const settings = { spamDetectionEnabled: true, spamDetectionTolerance: 2 };

  test("spam when the client has asked too early more often than is tolerated", async () => {
    await begin(settings);
    expect(waitTime(await poll(1, settings))).toBe("7999");
    expect(waitTime(await poll(1, settings))).toBe("7998");
    expect(await poll(1, settings)).toEqual(outcome("spam"));
  });

  test("who comes in time is no spammer", async () => {
    await begin(settings);
    await poll(1, settings);
    await poll(1, settings);
    expect(await poll(8_000, settings)).toEqual(outcome("done"));
  });

  test("nothing is tolerated: the first early question is one too many", async () => {
    const strict = { ...settings, spamDetectionTolerance: 0 };
    await begin(strict);
    expect(await poll(1, strict)).toEqual(outcome("spam"));
  });
});

describe("errors", () => {
  // What the environment may hold: the machine makes numbers of it, or NaN.
  test.each([
    { secondsToWait: -1 },
    { secondsToWait: Number.NaN },
    { secondsToWait: 1.5 },
    { spamDetectionEnabled: true, spamDetectionTolerance: -1 },
    { spamDetectionEnabled: "yes" },
    { exitable: "yes" },
  ])("an unusable setting: %o", async (settings) => {
    await expectError(begin(settings), "node-setting-unusable");
  });

  test("answers that fit no question", async () => {
    await expectError(
      bench.run(pollingWait, { exitable: true }, { answers: [answer()] }),
      "node-answers-mismatch",
    );
  });
});
