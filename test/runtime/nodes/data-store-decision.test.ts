import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Directory, DirectoryUnavailable } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
  await bench.directory.create(resource.name, { ...ada, password: adasPassword });
});

function typed(username: string | undefined, password: string | undefined): void {
  if (username !== undefined) bench.shared.set("username", username);
  if (password !== undefined) bench.transient.set("password", password);
}

describe("true", () => {
  test("the user's own password proves the user", async () => {
    typed("ada@example.com", adasPassword);
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("true"));
    expect(bench.identity.authenticated()?.resource).toBe(resource.name);
  });

  test("the name is the directory's, under any spelling of the same name", async () => {
    typed("ADA@Example.com", adasPassword);
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("true"));
  });

  test("the password may come from secure state, where it survived a page", async () => {
    typed("ada@example.com", undefined);
    bench.secure.set("password", adasPassword);
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("true"));
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
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
    // The same work for all of them: one verification by the directory, which hashes for unknown names too.
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test("an inactive user with the right password", async () => {
    const inactive = { userName: "bob@example.com", sn: "B", mail: "bob@example.com" };
    await bench.directory.create(resource.name, {
      ...inactive,
      password: adasPassword,
      accountStatus: "inactive",
    });
    typed("bob@example.com", adasPassword);
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("a user without a password, whatever is typed", async () => {
    await bench.directory.create(resource.name, {
      userName: "carl",
      sn: "C",
      mail: "c@example.com",
    });
    for (const password of ["", "undefined", "null", adasPassword]) {
      typed("carl", password);
      expect(await bench.run(dataStoreDecision)).toEqual(outcome("false"));
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
    const user = await bench.directory.create(lax.name, { userName: "dora", password: "" });
    expect(user.hasPassword).toBe(true);
    typed("dora", "");
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("the collected attribute is not read: only the plain user name is", async () => {
    bench.shared.set("objectAttributes", { userName: "ada@example.com" });
    typed(undefined, adasPassword);
    expect(await bench.run(dataStoreDecision)).toEqual(outcome("false"));
  });
});

describe("revalidateAfter", () => {
  const day = 24 * 3_600;
  /** The directory with its one user's password set so long before the node's clock, which stands at 0. */
  const setBefore = (milliseconds: number | undefined): Directory =>
    new Proxy(bench.directory, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name !== "verifyPassword")
          return typeof member === "function" ? member.bind(target) : member;
        return async (...given: Parameters<Directory["verifyPassword"]>) => {
          const found = await target.verifyPassword(...given);
          if (!found) return undefined;
          const { passwordSetAt: _, ...user } = found;
          return milliseconds === undefined ? user : { ...user, passwordSetAt: -milliseconds };
        };
      },
    });

  test.each([
    ["just set", 0, "true"],
    ["a moment short of it", day * 1_000 - 1, "true"],
    ["just as old", day * 1_000, "false"],
    ["older", day * 1_000 * 400, "false"],
    ["set a moment ahead, by another clock", -5_000, "true"],
    ["set years ahead", -day * 1_000 * 400, "false"],
    ["of no known time", undefined, "false"],
    ["of a time that is none", Number.NaN, "false"],
  ] as const)("a password %s", async (_, age, expected) => {
    bench.directory = setBefore(age);
    typed("ada@example.com", adasPassword);
    const verify = vi.spyOn(bench.directory, "verifyPassword");
    expect(await bench.run(dataStoreDecision, { revalidateAfter: day })).toEqual(outcome(expected));
    expect(bench.identity.authenticated() !== undefined).toBe(expected === "true");
    // The same work as for a wrong password.
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test("without it a password of any age will do", async () => {
    for (const age of [undefined, day * 1_000 * 4_000]) {
      bench.directory = setBefore(age);
      typed("ada@example.com", adasPassword);
      expect(await bench.run(dataStoreDecision)).toEqual(outcome("true"));
    }
  });

  test("a wrong password is wrong whatever its age", async () => {
    bench.directory = setBefore(0);
    typed("ada@example.com", "Wrong-Horse-1");
    expect(await bench.run(dataStoreDecision, { revalidateAfter: day })).toEqual(outcome("false"));
  });

  test("of the environment, and no number: an error, for nobody knows what it is to be", async () => {
    typed("ada@example.com", adasPassword);
    for (const revalidateAfter of [Number.NaN, "1d", 0.5])
      await expectError(bench.run(dataStoreDecision, { revalidateAfter }), "node-setting-unusable");
  });
});

describe("errors", () => {
  test("no password was collected at all", async () => {
    typed("ada@example.com", undefined);
    await expectError(bench.run(dataStoreDecision), "node-password-missing");
  });

  test("what stands there as the password is no text", async () => {
    typed("ada@example.com", undefined);
    bench.transient.set("password", { $ne: "" });
    await expectError(bench.run(dataStoreDecision), "node-password-missing");
  });

  test("the journey names no resource", async () => {
    typed("ada@example.com", adasPassword);
    bench.resource = undefined;
    await expectError(bench.run(dataStoreDecision), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    typed("ada@example.com", adasPassword);
    bench.directory = failingDirectory(
      bench.directory,
      "verifyPassword",
      new DirectoryUnavailable("down"),
    );
    await expectError(bench.run(dataStoreDecision), "directory-unavailable");
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});
