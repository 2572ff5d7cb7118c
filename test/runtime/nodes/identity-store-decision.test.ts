import { accountActiveDecision } from "@journeyc/runtime/nodes/account-active-decision";
import { identityStoreDecision } from "@journeyc/runtime/nodes/identity-store-decision";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, { ...ada, password: adasPassword });
});

function typed(username: string | undefined, password: string | undefined): void {
  if (username !== undefined) bench.shared.set("username", username);
  if (password !== undefined) bench.transient.set("password", password);
}

const decide = (settings = {}) => bench.run(identityStoreDecision, settings);

describe("true", () => {
  test.each(["ada@example.com", "ADA@Example.com"])(
    "the user's own password proves the user, named %s",
    async (name) => {
      typed(name, adasPassword);
      expect(await decide()).toEqual(outcome("true"));
      expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
      expect(Object.fromEntries(bench.shared)).toEqual({ username: name });
    },
  );

  test("the password may come from secure state, where it survived a page", async () => {
    typed("ada@example.com", undefined);
    bench.secure.set("password", adasPassword);
    expect(await decide()).toEqual(outcome("true"));
  });

  test("with useUniversalIdForUsername the id becomes `username`, by which nodes find the user", async () => {
    typed("ada@example.com", adasPassword);
    expect(await decide({ useUniversalIdForUsername: true })).toEqual(outcome("true"));
    expect(bench.shared.get("username")).toBe(user.id);
    expect(await bench.run(accountActiveDecision)).toEqual(outcome("true"));
  });

  test("the attempt is counted before the password is verified, and taken back on `true` alone", async () => {
    const succeeded = vi.fn(async () => undefined);
    const count = vi.fn(async () => ({ refusedBy: undefined, succeeded }));
    vi.spyOn(bench, "attempts", "get").mockReturnValue({ count });
    const verify = vi.spyOn(bench.directory, "verifyPassword");
    typed("ada@example.com", "Wrong-Horse-1");
    await decide();
    expect(count.mock.calls).toEqual([["ada@example.com"]]);
    expect(count).toHaveBeenCalledBefore(verify);
    expect(succeeded).not.toHaveBeenCalled();
    typed("ada@example.com", adasPassword);
    await decide();
    expect(succeeded).toHaveBeenCalledTimes(1);
  });

  test("nobody is asked to change a password, however old or short it is", async () => {
    typed("ada@example.com", adasPassword);
    expect(await decide({ minimumPasswordLength: 99 })).toEqual(outcome("true"));
  });
});

describe("false, and nobody is proved", () => {
  test.each([
    ["a wrong password", "ada@example.com", "Wrong-Horse-1"],
    ["a blank password", "ada@example.com", ""],
    ["an unknown user", "eve@example.com", adasPassword],
    ["a blank user name", "", adasPassword],
    ["no user name", undefined, adasPassword],
    ["another spelling of the password", "ada@example.com", ` ${adasPassword} `],
  ])("%s", async (_, username, password) => {
    typed(username, password);
    const verify = vi.spyOn(bench.directory, "verifyPassword");
    const result = await decide({ useUniversalIdForUsername: true });
    expect(result).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(bench.shared.get("username")).toBe(username);
    // The same work for all of them: one verification by the directory, which hashes for unknown names too.
    expect(verify).toHaveBeenCalledTimes(1);
    if (password !== "") expectNoSecret(password, result, bench.logged);
  });

  test("a user without a password, whatever is typed", async () => {
    const carl = { userName: "carl", sn: "C", mail: "c@example.com" };
    await bench.directory.create(resource.name, carl);
    for (const password of ["", "undefined", adasPassword]) {
      typed("carl", password);
      expect(await decide()).toEqual(outcome("false"));
    }
  });

  test("a blank password, even where a lax schema has let one be stored", async () => {
    const lax = defineResource(resource.name, {
      type: "object",
      properties: { userName: { type: "string" }, password: { type: "string", writeOnly: true } },
    });
    bench.resource = lax;
    bench.directory = memoryDirectory();
    await bench.directory.open([lax]);
    await bench.directory.create(lax.name, { userName: "dora", password: "" });
    typed("dora", "");
    expect(await decide()).toEqual(outcome("false"));
  });

  test("the collected attribute is not read: only the plain user name is", async () => {
    bench.shared.set("objectAttributes", { userName: "ada@example.com" });
    typed(undefined, adasPassword);
    expect(await decide()).toEqual(outcome("false"));
  });
});

describe("locked", () => {
  const lock = (accountStatus: string) =>
    bench.directory.patch(resource.name, user.id, { accountStatus });

  test.each(["inactive", "locked", ""])(
    "the right password of an account with the status %o, and nobody is proved",
    async (accountStatus) => {
      await lock(accountStatus);
      typed("ada@example.com", adasPassword);
      const verify = vi.spyOn(bench.directory, "verifyPassword");
      expect(await decide({ useUniversalIdForUsername: true })).toEqual(outcome("locked"));
      expect(bench.identity.authenticated()).toBeUndefined();
      expect(bench.shared.get("username")).toBe("ada@example.com");
      expect(verify).toHaveBeenCalledTimes(1);
    },
  );

  test("a wrong password is wrong: that the account is locked is not told", async () => {
    await lock("inactive");
    for (const password of ["Wrong-Horse-1", ""]) {
      typed("ada@example.com", password);
      expect(await decide()).toEqual(outcome("false"));
    }
  });

  test("counts as an attempt: after five, even the right password is wrong", async () => {
    await lock("inactive");
    typed("ada@example.com", adasPassword);
    for (let index = 0; index < 5; index += 1) expect(await decide()).toEqual(outcome("locked"));
    expect(await decide()).toEqual(outcome("false"));
  });
});

describe("errors", () => {
  test.each([undefined, { $ne: "" }])("the password is %o", async (password) => {
    typed("ada@example.com", undefined);
    if (password !== undefined) bench.transient.set("password", password);
    await expectError(decide(), "node-password-missing");
  });

  test("the journey names no resource", async () => {
    typed("ada@example.com", adasPassword);
    bench.resource = undefined;
    await expectError(decide(), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    typed("ada@example.com", adasPassword);
    const down = new DirectoryUnavailable("down");
    bench.directory = failingDirectory(bench.directory, "verifyPassword", down);
    await expectError(decide(), "directory-unavailable");
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("an unusable setting", async () => {
    typed("ada@example.com", adasPassword);
    await expectError(decide({ useUniversalIdForUsername: "yes" }), "node-setting-unusable");
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});
