import { loginCountDecision } from "@journeyc/runtime/nodes/login-count-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", "ada@example.com");
});

async function decisions(settings: Record<string, unknown>, signOns: number): Promise<string[]> {
  const taken: string[] = [];
  for (let count = 0; count <= signOns; count += 1) {
    const result = await bench.run(loginCountDecision, settings);
    taken.push(result.kind === "outcome" ? result.outcome : result.kind);
    await bench.directory.incrementLoginCount(resource.name, user.id);
  }
  return taken;
}

test("AT: at exactly the amount-th sign-on", async () => {
  expect(await decisions({ interval: "AT", amount: 3 }, 6)).toEqual([
    "false",
    "false",
    "false",
    "true",
    "false",
    "false",
    "false",
  ]);
});

test("EVERY: at each multiple, but never before the first sign-on was counted", async () => {
  expect(await decisions({ interval: "EVERY", amount: 2 }, 6)).toEqual([
    "false",
    "false",
    "true",
    "false",
    "true",
    "false",
    "true",
  ]);
});

test("by default: at the 25th", async () => {
  const taken = await decisions({}, 26);
  expect(taken.flatMap((name, count) => (name === "true" ? [count] : []))).toEqual([25]);
});

describe("errors", () => {
  test("no identity", async () => {
    bench.shared.clear();
    await expectError(bench.run(loginCountDecision), "node-identity-missing");
  });

  test("no stored object has it", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(bench.run(loginCountDecision), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(loginCountDecision), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(loginCountDecision), "directory-unavailable");
  });

  // What the environment may hold: the machine makes numbers of it, or NaN.
  test.each([
    { amount: 0 },
    { amount: -3 },
    { amount: Number.NaN },
    { amount: 2.5 },
    { interval: "SOMETIMES" },
  ])("an unusable setting: %o", async (settings) => {
    await expectError(bench.run(loginCountDecision, settings), "node-setting-unusable");
  });
});
