import { take } from "@journeyc/runtime";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { NodeType } from "../../../runtime/machine/node-type.ts";
import { testNode } from "../machine/support/journeys.ts";
import { Bench } from "./support/run-node.ts";

// Nodes that run before their step is marked as used. That they do nothing then is held against them in every test of
// theirs, by `harmlessContext`; here is who they are, so that none becomes one unnoticed.

const folder = new URL("../../../runtime/nodes/", import.meta.url);

async function everyType(): Promise<readonly NodeType[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(
    files.map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((each) => Object.values(each)).filter(isType);
}

function isType(value: unknown): value is NodeType {
  return typeof value === "object" && value !== null && "manifest" in value && "run" in value;
}

test("five types of nodes may run before their step is used", async () => {
  const types = await everyType();
  expect(types.length).toBeGreaterThan(12);
  const harmless = types.filter((type) => type.harmless);
  expect(harmless.map(({ manifest }) => manifest.type).toSorted()).toEqual([
    "DataStoreDecision",
    "Page",
    "PassthroughAuthentication",
    "PlatformPassword",
    "PlatformUsername",
  ]);
});

test("one that says so and changes something before it counts is found out", async () => {
  const bench = await Bench.open();
  const lying = testNode(async ({ directory }) => {
    await directory.incrementLoginCount("managed/user", "id");
    return take("true");
  });
  await expect(bench.run({ ...lying, harmless: true })).rejects.toThrow("before counting");
});
