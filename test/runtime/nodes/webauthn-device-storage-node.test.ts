import { webauthnDeviceStorageNode } from "@journeyc/runtime/nodes/webauthn-device-storage-node";
import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../runtime/json.ts";
import { SoftwareAuthenticator } from "../../support/software-authenticator.ts";
import { origin, PasskeyBench } from "./support/passkeys.ts";
import { expectError, outcome } from "./support/results.ts";

let it: PasskeyBench;
beforeEach(async () => {
  it = await PasskeyBench.open();
});

const make = (device = it.device) =>
  it.register({ postponeDeviceProfileStorage: true }, {}, device);
// Each code is hashed as slowly as a password.
const store = (settings = {}) =>
  it.bench.run(webauthnDeviceStorageNode, { generateRecoveryCodes: false, ...settings });
const stored = () => it.bench.devices.list(it.user, "webauthn");
const left = () => it.bench.transient.get("webauthnDeviceData") as JsonObject;

test("success: what was left is stored, and signs its user on", async () => {
  expect(await make()).toEqual(outcome("success"));
  expect(await store()).toEqual(outcome("success"));
  expect(await stored()).toMatchObject([{ name: "New Security Key", recoveryCodesLeft: 0 }]);
  expect(it.bench.transient.has("webauthnDeviceData")).toBe(false);
  expect(await it.signOn()).toEqual(outcome("success"));
});

test("success: with recovery codes, which are left to be shown", async () => {
  await make();
  expect(await store({ generateRecoveryCodes: true })).toEqual(outcome("success"));
  expect(await stored()).toMatchObject([{ recoveryCodesLeft: 10 }]);
  expect(it.bench.transient.get("recoveryCodes")).toHaveLength(10);
  expect(it.bench.transient.get("recoveryCodeDeviceName")).toBe("New Security Key");
});

describe("failure", () => {
  test("nobody is named", async () => {
    await make();
    it.bench.shared.delete("username");
    expect(await store()).toEqual(outcome("failure"));
  });

  test("nothing was left, or it was stored already", async () => {
    expect(await store()).toEqual(outcome("failure"));
    await make();
    await store();
    expect(await store()).toEqual(outcome("failure"));
    expect(await stored()).toHaveLength(1);
  });

  test("the credential became somebody's meanwhile", async () => {
    await make();
    await it.register();
    expect(await store()).toEqual(outcome("failure"));
    expect(it.bench.logged.at(-1)?.fields).toEqual({ reason: "credential-known" });
  });

  test("it was made for somebody else", async () => {
    await make();
    it.bench.transient.set("webauthnDeviceData", { ...left(), userId: "another" });
    expect(await store()).toEqual(outcome("failure"));
  });

  test.each([
    ["credentialId", ""],
    ["publicKey", 1],
    ["counter", "0"],
    ["aaguid", null],
    ["backedUp", "no"],
    ["relyingParty", []],
  ])("%s is none", async (key, value) => {
    await make();
    const data = { ...(left()["data"] as JsonObject), [key]: value };
    it.bench.transient.set("webauthnDeviceData", { ...left(), data });
    expect(await store()).toEqual(outcome("failure"));
  });

  test.each(["text", null, [], {}, { name: 1 }])("%o is no device", async (value) => {
    it.bench.transient.set("webauthnDeviceData", value);
    expect(await store()).toEqual(outcome("failure"));
    expect(await stored()).toEqual([]);
  });
});

test("exceedDeviceLimit: as many as there may be are there, or came at the same time", async () => {
  await make();
  const one = left();
  await make(new SoftwareAuthenticator(origin));
  const other = left();
  const settings = { maxSavedDevices: 1 };
  const results = await Promise.all(
    [one, other].map((data) => {
      it.bench.transient.set("webauthnDeviceData", data);
      return store(settings);
    }),
  );
  expect(results).toContainEqual(outcome("success"));
  expect(results).toContainEqual(outcome("exceedDeviceLimit"));
  it.bench.transient.set("webauthnDeviceData", other);
  expect(await store(settings)).toEqual(outcome("exceedDeviceLimit"));
});

test("ends in an error for somebody who has shown nothing", async () => {
  await make();
  it.bench.shared.set("username", "grace@example.com");
  await expectError(store(), "node-not-authenticated");
});
