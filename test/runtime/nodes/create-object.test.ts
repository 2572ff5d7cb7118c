import { createObject } from "@journeyc/runtime/nodes/create-object";
import { beforeEach, describe, expect, test } from "vitest";
import {
  DirectoryConflict,
  DirectoryUnavailable,
  PasswordHashingOverloaded,
  type ManagedObject,
} from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const settings = { identityResource: resource.name };
let bench: Bench;

beforeEach(async () => {
  bench = await Bench.open();
});

const collected = (attributes: JsonObject) => bench.shared.set("objectAttributes", attributes);
const create = () => bench.run(createObject, settings);
const found = (name = "ada@example.com"): Promise<ManagedObject | undefined> =>
  bench.directory.find(resource.name, "userName", name);

describe("created", () => {
  test("holds what was collected, merged over the scopes, the password as a hash", async () => {
    collected({ ...ada, preferences: { updates: true } });
    bench.secure.set("objectAttributes", { preferences: { marketing: false } });
    bench.transient.set("objectAttributes", { password: adasPassword });
    expect(await create()).toEqual(outcome("created"));
    const user = await found();
    expect(user?.attributes).toEqual({ ...ada, preferences: { updates: true, marketing: false } });
    const verified = await bench.directory.verifyPassword(
      resource.name,
      "userName",
      "ada@example.com",
      adasPassword,
    );
    expect(verified?.id).toBe(user?.id);
    expectNoSecret(adasPassword, bench.logged, user);
  });

  test("the run's user is the new one, who needs no other proof", async () => {
    collected(ada);
    await create();
    expect(bench.identity.authenticated()).toMatchObject({
      resource: resource.name,
      id: (await found())?.id,
    });
  });

  test("whoever the run was about before, it is about the new one now", async () => {
    const eve = { userName: "eve@example.com", sn: "E", mail: "eve@example.com" };
    bench.identity.prove(await bench.directory.create(resource.name, eve));
    collected(ada);
    await create();
    expect(bench.identity.authenticated()?.id).toBe((await found())?.id);
  });

  test("the state stays as it is: the new id is not in it", async () => {
    collected(ada);
    const before = structuredClone([...bench.shared]);
    await create();
    expect([...bench.shared]).toEqual(before);
  });

  test("plain keys outside the collected attributes are not written", async () => {
    collected(ada);
    bench.shared.set("age", 36);
    await create();
    expect((await found())?.attributes).toEqual(ada);
  });
});

test("mass assignment: what decides about the account, or is not declared, is never written", async () => {
  collected({
    ...ada,
    _id: "00000000-0000-4000-8000-000000000000",
    accountStatus: "active",
    externalId: "somebody-else",
    roles: ["admin"],
    authzRoles: ["admin"],
    employeeNumber: "1",
    undeclared: true,
    loginCount: 7,
    ["__proto__"]: { sn: "Polluted" },
    constructor: { prototype: {} },
    preferences: { level: "gold", updates: true },
  });
  expect(await create()).toEqual(outcome("created"));
  const user = await found();
  expect(user?.attributes).toEqual({ ...ada, preferences: { updates: true } });
  expect(user?.loginCount).toBe(0);
  expect(user?.id).not.toBe("00000000-0000-4000-8000-000000000000");
  expect(({} as { sn?: string }).sn).toBeUndefined();
});

describe("accepted terms", () => {
  const termsAccepted = { termsVersion: "1", acceptDate: "2026-01-01T00:00:00.000Z" };

  test("are stored where the schema has a place for them", async () => {
    const withTerms = defineResource(resource.name, {
      type: "object",
      properties: { userName: { type: "string" }, termsAccepted: { type: "object" } },
    });
    bench.resource = withTerms;
    bench.directory = memoryDirectory();
    await bench.directory.open([withTerms]);
    collected({ userName: "ada", termsAccepted: { termsVersion: "planted" } });
    bench.shared.set("termsAccepted", termsAccepted);
    expect(await create()).toEqual(outcome("created"));
    expect((await found("ada"))?.attributes["termsAccepted"]).toEqual(termsAccepted);
  });

  test("are not lost without a word where it has none", async () => {
    const without = defineResource(resource.name, {
      type: "object",
      additionalProperties: false,
      properties: {
        userName: { type: "string" },
        sn: { type: "string" },
        mail: { type: "string" },
      },
    });
    bench.resource = without;
    bench.directory = memoryDirectory();
    await bench.directory.open([without]);
    collected(ada);
    bench.shared.set("termsAccepted", termsAccepted);
    expect(await create()).toEqual(outcome("failure"));
    expect(await found()).toBeUndefined();
    expect(bench.logged).toMatchObject([
      { fields: { failures: ["termsAccepted: UNKNOWN_PROPERTY"] } },
    ]);
  });
});

describe("failure: nothing is stored, and nobody proved", () => {
  const expectRefused = async (reason: string, failures: readonly string[]) => {
    expect(await create()).toEqual(outcome("failure"));
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(bench.logged).toEqual([
      { level: "warn", fields: { reason, failures }, message: "No object was created." },
    ]);
  };

  test.each([undefined, "", 7])("the user name is %o", async (userName) => {
    bench.shared.set("username", "ada@example.com");
    collected({ sn: "Lovelace", mail: ada.mail, ...(userName === undefined ? {} : { userName }) });
    await expectRefused("identity-missing", []);
  });

  test("a required attribute was not collected", async () => {
    collected({ userName: ada.userName, mail: ada.mail });
    await expectRefused("directory-policy-violation", ["sn: REQUIRED"]);
    expect(await found()).toBeUndefined();
  });

  test("a value breaks the schema", async () => {
    collected({ ...ada, age: 200 });
    await expectRefused("directory-policy-violation", ["age: MAXIMUM_NUMBER_VALUE"]);
    expect(await found()).toBeUndefined();
  });

  test("the policy refuses the password, which is not told", async () => {
    collected(ada);
    bench.transient.set("objectAttributes", { password: "Short-1" });
    await expectRefused("directory-policy-violation", ["password: MIN_LENGTH"]);
    expectNoSecret("Short-1", bench.logged);
    expect(await found()).toBeUndefined();
  });

  test.each([
    [
      "the user name",
      { ...ada, userName: "ADA@example.com", mail: "other@example.com" },
      "userName",
    ],
    ["an address", { ...ada, userName: "other" }, "mail"],
  ])("%s is taken: the account of the other one stays as it is", async (_, second, attribute) => {
    const other = await bench.directory.create(resource.name, { ...ada, password: adasPassword });
    collected(second);
    bench.transient.set("objectAttributes", { password: "Taken-Over-1" });
    await expectRefused("directory-policy-violation", [`${attribute}: UNIQUE`]);
    expect(await found()).toEqual(other);
  });

  test("it came into being meanwhile", async () => {
    collected(ada);
    const conflict = new DirectoryConflict("It came into being.");
    bench.directory = failingDirectory(bench.directory, "create", conflict);
    await expectRefused("directory-conflict", []);
  });
});

describe("errors", () => {
  test("another resource than the journey's", async () => {
    await expectError(
      bench.run(createObject, { identityResource: "managed/user" }),
      "node-resource-mismatch",
    );
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(create(), "node-resource-missing");
  });

  test("an unusable setting", async () => {
    await expectError(bench.run(createObject, { identityResource: 7 }), "node-setting-unusable");
  });

  test.each([
    ["cannot be used", new DirectoryUnavailable("down"), "directory-unavailable"],
    ["has too much to do", new PasswordHashingOverloaded(), "password-hashing-overloaded"],
  ])("the directory %s", async (_, error, code) => {
    collected(ada);
    bench.directory = failingDirectory(bench.directory, "create", error);
    await expectError(create(), code);
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});
