import { hotpGenerator } from "@journeyc/runtime/nodes/hotp-generator";
import { beforeEach, expect, test } from "vitest";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});

async function made(settings: Record<string, unknown> = {}): Promise<string> {
  expect(await bench.run(hotpGenerator, settings)).toEqual(outcome("outcome"));
  return String(bench.transient.get("oneTimePassword"));
}

test("leaves a password of digits, and when it was made", async () => {
  expect(await made()).toMatch(/^[0-9]{8}$/);
  expect(bench.secure.get("oneTimePasswordTimestamp")).toBe(0);
  expect(await made({ length: 6 })).toMatch(/^[0-9]{6}$/);
});

test("every digit comes up at every place, the first included", async () => {
  const all: string[] = [];
  while (all.length < 400) all.push(await made({ length: 6 }));
  for (const place of [0, 1, 2, 3, 4, 5]) {
    expect(new Set(all.map((password) => password[place])).size).toBe(10);
  }
  expect(new Set(all).size).toBeGreaterThan(395);
});

test("a second one replaces the first, and nobody has got it", async () => {
  const first = await made();
  bench.secure.set("oneTimePasswordRecipient", "somebody");
  expect(await made()).not.toBe(first);
  expect(bench.secure.has("oneTimePasswordRecipient")).toBe(false);
});

// What the environment may hold: the machine makes numbers of it, or NaN.
test.each([5, 0, -1, 65, 2.5, Number.NaN])("an unusable length: %d", async (length) => {
  await expectError(bench.run(hotpGenerator, { length }), "node-setting-unusable");
});
