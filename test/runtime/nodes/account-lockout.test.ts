import { accountLockout } from "@journeyc/runtime/nodes/account-lockout";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const unlocking = { lockAction: "UNLOCK" };
let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, { ...ada, password: adasPassword });
  bench.shared.set("username", "ada@example.com");
});

const status = async () =>
  (await bench.directory.read(resource.name, user.id))?.attributes["accountStatus"];
const setStatus = (accountStatus: string) =>
  bench.directory.patch(resource.name, user.id, { accountStatus });

describe("LOCK", () => {
  test("the account is inactive from then on: its password is right no more", async () => {
    expect(await bench.run(accountLockout)).toEqual(outcome("outcome"));
    expect(await status()).toBe("inactive");
    const verified = bench.directory.verifyPassword(
      resource.name,
      "userName",
      "ada@example.com",
      adasPassword,
    );
    expect(await verified).toBeUndefined();
  });

  test("under any spelling of the name; nothing else of the account changes", async () => {
    bench.shared.set("username", "ADA@Example.com");
    await bench.run(accountLockout);
    const locked = await bench.directory.read(resource.name, user.id);
    expect(locked).toEqual({
      ...user,
      revision: 2,
      attributes: { ...user.attributes, accountStatus: "inactive" },
    });
  });

  test("of the user who has signed on, by the id that stands as `username`", async () => {
    bench.identity.prove(user);
    bench.shared.set("username", user.id);
    await bench.run(accountLockout);
    expect(await status()).toBe("inactive");
  });

  test.each(["inactive", "disabled by the helpdesk"])(
    "an account that is %s stays so",
    async (accountStatus) => {
      await setStatus(accountStatus);
      const patch = vi.spyOn(bench.directory, "patch");
      expect(await bench.run(accountLockout)).toEqual(outcome("outcome"));
      expect(await status()).toBe(accountStatus);
      expect(patch).not.toHaveBeenCalled();
    },
  );

  test("a name that nobody has goes on alike, and nothing is changed", async () => {
    bench.shared.set("username", "eve@example.com");
    expect(await bench.run(accountLockout)).toEqual(outcome("outcome"));
    expect(await bench.directory.read(resource.name, user.id)).toEqual(user);
    expect(bench.logged).toEqual([]);
  });

  test("nothing is proved, and the state stays as it is", async () => {
    await bench.run(accountLockout);
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(Object.fromEntries(bench.shared)).toEqual({ username: "ada@example.com" });
  });
});

describe("UNLOCK", () => {
  beforeEach(() => setStatus("inactive"));

  test("for the user who has shown a credential in this run", async () => {
    bench.identity.prove(user);
    expect(await bench.run(accountLockout, unlocking)).toEqual(outcome("outcome"));
    expect(await status()).toBe("active");
  });

  test("an account that is active stays as it is", async () => {
    await setStatus("ACTIVE");
    bench.identity.prove(user);
    await bench.run(accountLockout, unlocking);
    expect(await status()).toBe("ACTIVE");
  });

  test("not for whoever has typed the name", async () => {
    bench.identity.identify(user);
    await expectError(bench.run(accountLockout, unlocking), "node-not-authenticated");
    expect(await status()).toBe("inactive");
  });

  test("not for another who has signed on", async () => {
    const eve = { userName: "eve@example.com", sn: "E", mail: "eve@example.com" };
    bench.identity.prove(await bench.directory.create(resource.name, eve));
    await expectError(bench.run(accountLockout, unlocking), "node-not-authenticated");
    expect(await status()).toBe("inactive");
  });

  test("a name that nobody has ends in the same error", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(bench.run(accountLockout, unlocking), "node-not-authenticated");
  });
});

describe("errors", () => {
  test.each([undefined, "", 7])("the user name is %o", async (username) => {
    bench.shared.clear();
    if (username !== undefined) bench.shared.set("username", username);
    await expectError(bench.run(accountLockout), "node-identity-missing");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(accountLockout), "node-resource-missing");
  });

  test("a schema without a place for the status, for every name", async () => {
    const without = defineResource(resource.name, {
      type: "object",
      properties: { userName: { type: "string" } },
    });
    bench.resource = without;
    bench.directory = memoryDirectory();
    await bench.directory.open([without]);
    await bench.directory.create(without.name, { userName: "ada@example.com" });
    for (const username of ["ada@example.com", "eve@example.com"]) {
      bench.shared.set("username", username);
      await expectError(bench.run(accountLockout), "directory-policy-violation");
    }
  });

  test.each(["check", "find", "patch"] as const)("the directory cannot %s", async (method) => {
    bench.directory = failingDirectory(bench.directory, method, new DirectoryUnavailable("down"));
    await expectError(bench.run(accountLockout), "directory-unavailable");
  });

  test.each(["lock", "", 7])("the action %o: nothing is done", async (lockAction) => {
    await expectError(bench.run(accountLockout, { lockAction }), "node-setting-unusable");
    expect(await bench.directory.read(resource.name, user.id)).toEqual(user);
  });
});
