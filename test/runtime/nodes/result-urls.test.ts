import { failureUrl } from "@journeyc/runtime/nodes/failure-url";
import { successUrl } from "@journeyc/runtime/nodes/success-url";
import { expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

const types: readonly (readonly [key: string, type: NodeType<never, string>])[] = [
  ["successUrl", successUrl],
  ["failureUrl", failureUrl],
];

const addresses = ["/", "/welcome?a=1#b", "https://shop.example.com/cart", "http://localhost:3000"];

test.each(types)("%s leaves the address", async (key, type) => {
  const bench = await Bench.open();
  for (const address of addresses) {
    expect(await bench.run(type, { [key]: address })).toEqual(outcome("outcome"));
    expect(bench.shared.get(key)).toBe(address);
  }
});

// What the environment may hold.
const unusable = [
  "javascript:alert(1)",
  "data:text/html,x",
  "//evil.example",
  String.raw`/\evil.example`,
  "welcome",
  "",
  "https://a b.example",
  "https://",
  "/a\nb",
];

test.each(types)("%s refuses what is no address", async (key, type) => {
  const bench = await Bench.open();
  for (const address of unusable) {
    await expectError(bench.run(type, { [key]: address }), "node-setting-unusable");
  }
  await expectError(bench.run(type), "node-setting-unusable");
  expect(bench.shared.has(key)).toBe(false);
});
