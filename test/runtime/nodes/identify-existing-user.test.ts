import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
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
  user = await bench.directory.create(resource.name, {
    ...ada,
    externalId: "remote-7",
    nickname: null,
    department: "",
  });
});

describe("true", () => {
  test("keeps the id and the user's name as it is stored", async () => {
    bench.shared.set("username", "ADA@example.com");
    const settings = { identifier: "userName", identityAttribute: "userName" };
    expect(await bench.run(identifyExistingUser, settings)).toEqual(outcome("true"));
    expect(Object.fromEntries(bench.shared)).toEqual({
      _id: user.id,
      username: "ada@example.com",
      objectAttributes: { userName: "ada@example.com" },
    });
  });

  test("by default searches by mail", async () => {
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    expect(await bench.run(identifyExistingUser)).toEqual(outcome("true"));
    expect(bench.shared.get("username")).toBe("ada@example.com");
  });

  test.each(["", "nickname", "department", "preferences"])(
    "identifier %o, which has no text, leaves the name",
    async (identifier) => {
      bench.shared.set("username", "ada@EXAMPLE.com");
      const settings = { identifier, identityAttribute: "userName" };
      expect(await bench.run(identifyExistingUser, settings)).toEqual(outcome("true"));
      expect(bench.shared.get("username")).toBe("ada@EXAMPLE.com");
      expect(bench.shared.get("_id")).toBe(user.id);
    },
  );

  test("finding somebody proves nothing", async () => {
    bench.shared.set("username", "ada@example.com");
    await bench.run(identifyExistingUser, { identityAttribute: "userName" });
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("a remote proof for the same name counts from here on", async () => {
    bench.identity.proveRemotely({ connector: "Entra", name: "ada@example.com", id: "remote-7" });
    bench.shared.set("username", "ada@example.com");
    await bench.run(identifyExistingUser, { identityAttribute: "userName" });
    expect(bench.identity.authenticated()?.id).toBe(user.id);
  });

  test("a remote proof for somebody else does not", async () => {
    bench.identity.proveRemotely({ connector: "Entra", name: "eve@example.com", id: "remote-8" });
    bench.shared.set("username", "ada@example.com");
    await bench.run(identifyExistingUser, { identityAttribute: "userName" });
    expect(bench.identity.authenticated()).toBeUndefined();
  });
});

describe("false changes nothing", () => {
  test.each([
    ["an unknown user", { username: "eve@example.com" }],
    ["no value", {}],
    ["an empty value", { username: "" }],
    ["a value that is no text", { username: ["ada@example.com"] }],
  ])("%s", async (_, shared) => {
    for (const [key, value] of Object.entries(shared)) bench.shared.set(key, value);
    expect(await bench.run(identifyExistingUser, { identityAttribute: "userName" })).toEqual(
      outcome("false"),
    );
    expect(Object.fromEntries(bench.shared)).toEqual(shared);
    expect(bench.identity.state.user).toBeUndefined();
  });

  test("an inactive user whom a remote system has proved, and only then", async () => {
    const settings = { identityAttribute: "userName" };
    bench.shared.set("username", "ada@example.com");
    await bench.directory.patch(resource.name, user.id, { accountStatus: "inactive" });
    bench.identity.proveRemotely({ connector: "Remote", name: "ada@example.com", id: "remote-7" });
    expect(await bench.run(identifyExistingUser, settings)).toEqual(outcome("false"));
    expect(bench.identity.state.user).toBeUndefined();
    // Somebody else's proof: the user is found, as without any, and has proved nothing.
    bench.identity.proveRemotely({ connector: "Remote", name: "ada@example.com", id: "remote-8" });
    expect(await bench.run(identifyExistingUser, settings)).toEqual(outcome("true"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("a value that two users share names nobody", async () => {
    await bench.directory.create(resource.name, {
      userName: "eve",
      sn: "Lovelace",
      mail: "e@example.com",
    });
    bench.shared.set("objectAttributes", { sn: "Lovelace" });
    expect(await bench.run(identifyExistingUser, { identityAttribute: "sn" })).toEqual(
      outcome("false"),
    );
  });
});

describe("errors", () => {
  test("no resource", async () => {
    bench.resource = undefined;
    await expectError(bench.run(identifyExistingUser), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.shared.set("username", "ada@example.com");
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(bench.run(identifyExistingUser), "directory-unavailable");
  });
});
