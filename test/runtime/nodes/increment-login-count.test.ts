import { incrementLoginCount } from "@journeyc/runtime/nodes/increment-login-count";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
});

async function count(): Promise<number | undefined> {
  return (await bench.directory.read(resource.name, user.id))?.loginCount;
}

test("counts the user that the plain user name names", async () => {
  bench.shared.set("username", "ada@example.com");
  expect(await bench.run(incrementLoginCount)).toEqual(outcome("outcome"));
  expect(await bench.run(incrementLoginCount)).toEqual(outcome("outcome"));
  expect(await count()).toBe(2);
  expect(bench.logged).toEqual([]);
});

test("the collected attribute comes before the plain user name", async () => {
  bench.shared.set("username", "eve@example.com");
  bench.shared.set("objectAttributes", { mail: "ada@example.com" });
  expect(await bench.run(incrementLoginCount, { identityAttribute: "mail" })).toEqual(
    outcome("outcome"),
  );
  expect(await count()).toBe(1);
});

describe("what keeps it from counting is logged, and the outcome is taken anyway", () => {
  test.each([
    ["no identity", "node-identity-missing", () => undefined],
    [
      "an unknown user",
      "node-object-not-found",
      () => bench.shared.set("username", "eve@example.com"),
    ],
    [
      "an identity that is no text",
      "node-identity-missing",
      () => bench.shared.set("username", ["ada@example.com"]),
    ],
    ["a journey without a resource", "node-resource-missing", () => (bench.resource = undefined)],
    [
      "a directory that cannot count",
      "directory-unavailable",
      () => {
        bench.shared.set("username", "ada@example.com");
        bench.directory = failingDirectory(
          bench.directory,
          "incrementLoginCount",
          new DirectoryUnavailable("down"),
        );
      },
    ],
    [
      "a fault of the directory's own",
      "unknown",
      () => {
        bench.shared.set("username", "ada@example.com");
        bench.directory = failingDirectory(
          bench.directory,
          "find",
          new TypeError("ada@example.com"),
        );
      },
    ],
  ])("%s", async (_, code, prepare) => {
    prepare();
    expect(await bench.run(incrementLoginCount)).toEqual(outcome("outcome"));
    expect(await count()).toBe(0);
    expect(bench.logged).toEqual([
      { level: "warn", fields: { code }, message: "The sign-on was not counted." },
    ]);
  });
});
