import { optOutMultiFactorAuthentication } from "@journeyc/runtime/nodes/opt-out-multi-factor-authentication";
import { beforeEach, expect, test } from "vitest";
import { PolicyViolation, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { memoryDirectory } from "../../../runtime/directory/memory.ts";
import { defineResource } from "../../../runtime/machine/journey.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", ada.userName);
  bench.shared.set("mfaMethod", "oath");
  bench.identity.prove(user);
});

const optOut = () => bench.run(optOutMultiFactorAuthentication);
const stored = async () => (await bench.directory.read(resource.name, user.id))?.attributes;

test("notes it with the user, for the factor that it is about, in the attribute's own type", async () => {
  expect(await optOut()).toEqual(outcome("outcome"));
  expect(await stored()).toEqual({ ...user.attributes, oath2faEnabled: "1" });
  bench.shared.set("mfaMethod", "push");
  expect(await optOut()).toEqual(outcome("outcome"));
  expect(await stored()).toMatchObject({ oath2faEnabled: "1", push2faEnabled: 1 });
});

test("ends the run for somebody who has shown no credential, known or not", async () => {
  bench.shared.set("username", "grace@example.com");
  await expectError(optOut(), "node-not-authenticated");
  const grace = { userName: "grace@example.com", sn: "Hopper", mail: "grace@example.com" };
  const other = await bench.directory.create(resource.name, grace);
  await expectError(optOut(), "node-not-authenticated");
  expect(await bench.directory.read(resource.name, other.id)).toEqual(other);
});

test("ends the run without a user name, and without a method that there is", async () => {
  bench.shared.delete("username");
  await expectError(optOut(), "node-identity-missing");
  bench.shared.set("username", ada.userName);
  bench.shared.set("mfaMethod", "email");
  await expectError(optOut(), "node-mfa-method-missing");
  expect(await stored()).toEqual(user.attributes);
});

test("ends the run where the schema has no place for it", async () => {
  const bare = defineResource(resource.name, {
    type: "object",
    properties: { userName: { type: "string", unique: true } },
  });
  bench.resource = bare;
  bench.directory = memoryDirectory();
  await bench.directory.open([bare]);
  const eve = await bench.directory.create(bare.name, { userName: ada.userName });
  bench.identity.prove(eve);
  await expect(optOut()).rejects.toBeInstanceOf(PolicyViolation);
});
