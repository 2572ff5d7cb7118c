import { accountActiveDecision } from "@journeyc/runtime/nodes/account-active-decision";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", "ADA@example.com");
});

const decide = () => bench.run(accountActiveDecision);

test("true: without a status", async () => {
  expect(await decide()).toEqual(outcome("true"));
});

test.each([
  ["active", "true"],
  ["ACTIVE", "true"],
  ["inactive", "false"],
  ["", "false"],
  ["locked by a policy that nobody foresaw", "false"],
])("with the status %o: %s", async (accountStatus, expected) => {
  await bench.directory.patch(resource.name, user.id, { accountStatus });
  expect(await decide()).toEqual(outcome(expected));
});

test("nothing is proved, and the state stays as it is", async () => {
  await decide();
  expect(bench.identity.authenticated()).toBeUndefined();
  expect(Object.fromEntries(bench.shared)).toEqual({ username: "ADA@example.com" });
});

describe("`username` is an id", () => {
  beforeEach(() => bench.shared.set("username", user.id));

  test("of the user who has signed on: that user", async () => {
    bench.identity.prove(user);
    expect(await decide()).toEqual(outcome("true"));
  });

  test("that somebody has typed: nobody", async () => {
    await expectError(decide(), "node-object-not-found");
  });

  test("that is somebody's user name: that one, unless the signed-on user has the id", async () => {
    const other = { userName: user.id, sn: "O", mail: "o@example.com", accountStatus: "inactive" };
    await bench.directory.create(resource.name, other);
    expect(await decide()).toEqual(outcome("false"));
    bench.identity.prove(user);
    expect(await decide()).toEqual(outcome("true"));
  });
});

describe("errors", () => {
  test.each([undefined, "", 7])("the user name is %o", async (username) => {
    bench.shared.clear();
    if (username !== undefined) bench.shared.set("username", username);
    await expectError(decide(), "node-identity-missing");
  });

  test("no such user", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(decide(), "node-object-not-found");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(decide(), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(decide(), "directory-unavailable");
  });
});
