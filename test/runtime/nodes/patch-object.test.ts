import { patchObject } from "@journeyc/runtime/nodes/patch-object";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  DirectoryConflict,
  DirectoryUnavailable,
  type ManagedObject,
} from "../../../runtime/directory/directory.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectNoSecret } from "./support/honesty.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, adasPassword, resource } from "./support/schema.ts";

const settings = { identityResource: resource.name };
let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, { ...ada, preferences: { updates: false } });
});

function collected(attributes: JsonObject): void {
  bench.shared.set("objectAttributes", { userName: "ada@example.com", ...attributes });
}

async function stored(): Promise<ManagedObject> {
  const object = await bench.directory.read(resource.name, user.id);
  if (!object) throw new Error("The user is gone.");
  return object;
}

describe("patched", () => {
  test("writes what was collected, merged over the scopes and into objects", async () => {
    bench.identity.prove(user);
    collected({ sn: "King", preferences: { marketing: true } });
    bench.secure.set("objectAttributes", { age: 36 });
    bench.transient.set("objectAttributes", { password: adasPassword });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("patched"));
    expect((await stored()).attributes).toEqual({
      ...ada,
      sn: "King",
      age: 36,
      preferences: { updates: false, marketing: true },
    });
    expect(
      await bench.directory.verifyPassword(
        resource.name,
        "userName",
        "ada@example.com",
        adasPassword,
      ),
    ).toBeDefined();
  });

  test("the state stays as it is", async () => {
    collected({ sn: "King" });
    const before = structuredClone([...bench.shared]);
    await bench.run(patchObject, settings);
    expect([...bench.shared]).toEqual(before);
  });

  test("plain keys outside the collected attributes are not written", async () => {
    bench.shared.set("username", "ada@example.com").set("sn", "King");
    expect(await bench.run(patchObject, settings)).toEqual(outcome("patched"));
    expect(await stored()).toEqual(user);
  });

  test("an acceptance of terms is written with what was collected", async () => {
    const termsAccepted = { termsVersion: "2", acceptDate: "2026-01-31T00:00:00.000Z" };
    bench.shared.set("username", "ada@example.com").set("termsAccepted", termsAccepted);
    expect(await bench.run(patchObject, settings)).toEqual(outcome("patched"));
    expect((await stored()).attributes).toMatchObject({ termsAccepted });
  });

  test("an acceptance that the schema does not declare is not written", async () => {
    const { termsAccepted: _, ...properties } = resource.schema["properties"] as JsonObject;
    bench.resource = { ...resource, schema: { ...resource.schema, properties } };
    bench.shared.set("username", "ada@example.com").set("termsAccepted", { termsVersion: "2" });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("patched"));
    expect(await stored()).toEqual(user);
  });

  test("with nothing to write, nothing is asked of the directory", async () => {
    collected({ sn: "King", preferences: { updates: true } });
    const patch = vi.spyOn(bench.directory, "patch");
    const ignoredFields = ["/sn", "preferences/updates"];
    expect(await bench.run(patchObject, { ...settings, ignoredFields })).toEqual(
      outcome("patched"),
    );
    expect(patch).not.toHaveBeenCalled();
  });

  test("ignoredFields keeps a part of an object out", async () => {
    collected({ preferences: { updates: true, marketing: true } });
    await bench.run(patchObject, { ...settings, ignoredFields: ["/preferences/updates"] });
    expect((await stored()).attributes["preferences"]).toEqual({ updates: false, marketing: true });
  });

  test("the identity attribute keeps its stored spelling", async () => {
    collected({ userName: "ADA@EXAMPLE.COM", sn: "King" });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("patched"));
    expect((await stored()).attributes).toMatchObject({ userName: "ada@example.com", sn: "King" });
  });

  test("found by another attribute, the user name is written", async () => {
    collected({ userName: "ada.king", mail: "ada@example.com" });
    expect(await bench.run(patchObject, { ...settings, identityAttribute: "mail" })).toEqual(
      outcome("patched"),
    );
    expect((await stored()).attributes["userName"]).toBe("ada.king");
  });
});

describe("mass assignment: never written, whoever acts", () => {
  const planted = {
    _id: "00000000-0000-4000-8000-000000000000",
    _rev: "7",
    accountStatus: "active",
    externalId: "somebody-else",
    roles: ["admin"],
    authzRoles: ["admin"],
    employeeNumber: "1",
    undeclared: true,
    loginCount: 0,
    ["__proto__"]: { sn: "Polluted" },
    constructor: { prototype: {} },
    "preferences/updates": true,
    preferences: { level: "gold", undeclared: 1 },
  };

  test.each([true, false])("patchAsObject %o", async (patchAsObject) => {
    bench.identity.prove(user);
    collected({ ...planted, sn: "King" });
    expect(await bench.run(patchObject, { ...settings, patchAsObject })).toEqual(
      outcome("patched"),
    );
    expect((await stored()).attributes).toEqual({
      ...ada,
      sn: "King",
      preferences: { updates: false },
    });
    expect(({} as { sn?: string }).sn).toBeUndefined();
  });

  test("userEditable false: the system may, the user may not", async () => {
    bench.identity.prove(user);
    collected({ department: "Analytics" });
    await bench.run(patchObject, { ...settings, patchAsObject: true });
    expect((await stored()).attributes["department"]).toBeUndefined();
    await bench.run(patchObject, settings);
    expect((await stored()).attributes["department"]).toBe("Analytics");
  });
});

describe("who may write", () => {
  const asUser = { ...settings, patchAsObject: true };

  test("as the user: the one who has shown a credential", async () => {
    bench.identity.proveRemotely({ connector: "Entra", name: "ada@example.com", id: "7" });
    bench.identity.identify(user);
    collected({ sn: "King" });
    expect(await bench.run(patchObject, asUser)).toEqual(outcome("patched"));
  });

  test.each([true, false])(
    "a password, patchAsObject %o: not for whoever typed the name",
    async (patchAsObject) => {
      bench.identity.identify(user);
      collected({ password: "Taken-Over-1" });
      expect(await bench.run(patchObject, { ...settings, patchAsObject })).toEqual(
        outcome("failure"),
      );
      expect((await stored()).hasPassword).toBe(false);
      expect(bench.logged).toMatchObject([
        { level: "warn", fields: { reason: "not-authenticated" } },
      ]);
      expectNoSecret("Taken-Over-1", bench.logged);
    },
  );

  test("not of one user for another who has signed on", async () => {
    const eve = { userName: "eve@example.com", sn: "E", mail: "eve@example.com" };
    bench.identity.prove(await bench.directory.create(resource.name, eve));
    collected({ sn: "King" });
    expect(await bench.run(patchObject, asUser)).toEqual(outcome("failure"));
    expect(await stored()).toEqual(user);
  });
});

describe("failure: nothing is stored", () => {
  test("no identity", async () => {
    bench.shared.set("objectAttributes", { sn: "King" });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("failure"));
  });

  test("a value that breaks the schema, with all the others", async () => {
    collected({ sn: "King", age: 200 });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("failure"));
    expect(await stored()).toEqual(user);
    expect(bench.logged).toMatchObject([
      { fields: { reason: "directory-policy-violation", failures: ["age: MAXIMUM_NUMBER_VALUE"] } },
    ]);
  });

  test("a password that the policy refuses", async () => {
    bench.identity.prove(user);
    collected({ sn: "King", password: "Short-1" });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("failure"));
    expect(await stored()).toEqual(user);
    expectNoSecret("Short-1", bench.logged);
  });

  test("a value that another user has", async () => {
    await bench.directory.create(resource.name, {
      userName: "eve",
      sn: "E",
      mail: "eve@example.com",
    });
    collected({ mail: "EVE@example.com" });
    expect(await bench.run(patchObject, settings)).toEqual(outcome("failure"));
    expect(await stored()).toEqual(user);
  });

  test("a conflict with another write", async () => {
    collected({ sn: "King" });
    bench.directory = failingDirectory(
      bench.directory,
      "patch",
      new DirectoryConflict("It changed."),
    );
    expect(await bench.run(patchObject, settings)).toEqual(outcome("failure"));
  });
});

describe("errors", () => {
  test("another resource than the journey's", async () => {
    await expectError(
      bench.run(patchObject, { identityResource: "managed/user" }),
      "node-resource-mismatch",
    );
  });

  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(patchObject, settings), "node-resource-missing");
  });

  test("no stored object has the identity", async () => {
    collected({ userName: "eve@example.com", sn: "King" });
    await expectError(bench.run(patchObject, settings), "node-object-not-found");
  });

  test.each(["find", "patch"] as const)("the directory cannot %s", async (method) => {
    collected({ sn: "King" });
    bench.directory = failingDirectory(bench.directory, method, new DirectoryUnavailable("down"));
    await expectError(bench.run(patchObject, settings), "directory-unavailable");
  });
});
