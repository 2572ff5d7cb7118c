import { oathRegistration } from "@journeyc/runtime/nodes/oath-registration";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import { answer } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", ada.userName);
  bench.identity.prove(user);
});

const show = (settings = {}): Promise<NodeResult> => bench.run(oathRegistration, settings);

async function goOn(question: NodeResult, settings = {}): Promise<NodeResult> {
  const memory: Json | undefined = question.kind === "ask" ? question.memory : undefined;
  const answers = [answer(), answer("mfaDeviceRegistration"), answer(0)];
  return bench.run(oathRegistration, settings, { answers, memory });
}

async function shownUri(settings = {}): Promise<URL> {
  const [, hidden] = questions(await show(settings));
  return new URL(String(output(hidden, "value")));
}

test("shows a text, the address with the key, and a button", async () => {
  const [text, hidden, button, ...others] = questions(await show());
  expect(others).toEqual([]);
  expect(output(text, "message")).toContain("Scan the QR code");
  expect(hidden?.type).toBe("HiddenValueCallback");
  expect(output(hidden, "id")).toBe("mfaDeviceRegistration");
  expect(output(button, "options")).toEqual(["Next"]);
});

test("the address is what authenticator apps read", async () => {
  const uri = await shownUri();
  expect(uri.protocol + uri.host).toBe("otpauth:totp");
  expect(decodeURIComponent(uri.pathname)).toBe("/ForgeRock:ada@example.com");
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: "ForgeRock",
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    algorithm: "SHA1",
    digits: "6",
    period: "30",
    b: "032b75",
  });
});

test("settings say what the codes are like, and what the app shows", async () => {
  const uri = await shownUri({
    issuer: "Con & Co",
    accountName: "LAST_NAME",
    passwordLength: "EIGHT_DIGITS",
    totpHashAlgorithm: "HMAC_SHA512",
    totpTimeInterval: 60,
    minSharedSecretLength: 128,
    imgUrl: "https://example.com/a.png",
    bgColor: "",
  });
  expect(decodeURIComponent(uri.pathname)).toBe("/Con & Co:Lovelace");
  const { secret, ...others } = Object.fromEntries(uri.searchParams);
  expect(secret).toHaveLength(103);
  expect(others).toEqual({
    issuer: "Con & Co",
    algorithm: "SHA512",
    digits: "8",
    period: "60",
    image: Buffer.from("https://example.com/a.png").toString("base64url"),
  });
  const counted = await shownUri({ algorithm: "HOTP", accountName: "COMMON_NAME" });
  expect(counted.host + counted.pathname).toContain("hotp/ForgeRock:ada%40example.com");
  expect(counted.searchParams.get("counter")).toBe("0");
});

test("each question has a key of its own", async () => {
  const keys = [await shownUri(), await shownUri()].map((uri) => uri.searchParams.get("secret"));
  expect(new Set(keys).size).toBe(2);
});

test("nothing is stored before the user goes on; then the device is, with ten recovery codes", async () => {
  const question = await show();
  expect(await bench.devices.list(user, "oath")).toEqual([]);
  expect(await goOn(question)).toEqual(outcome("success"));
  const [device, ...others] = await bench.devices.list(user, "oath");
  expect(others).toEqual([]);
  expect(device).toMatchObject({ name: "OATH Device", recoveryCodesLeft: 10 });
  const codes = bench.transient.get("recoveryCodes") as string[];
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/);
  expect(await bench.devices.useRecoveryCode(user, "oath", codes[9] ?? "")).toBe(true);
  expect(bench.secure.get("oathDeviceProfile")).toBeUndefined();
});

test("without recovery codes none are made", async () => {
  const settings = { generateRecoveryCodes: false };
  expect(await goOn(await show(settings), settings)).toEqual(outcome("success"));
  expect((await bench.devices.list(user, "oath"))[0]).toMatchObject({ recoveryCodesLeft: 0 });
  expect([...bench.transient.keys()]).toEqual([]);
});

test("a new device takes the place of the old one", async () => {
  await goOn(await show());
  const [old] = await bench.devices.list(user, "oath");
  expect(await goOn(await show())).toEqual(outcome("success"));
  const devices = await bench.devices.list(user, "oath");
  expect(devices).toHaveLength(1);
  expect(devices[0]?.id).not.toBe(old?.id);
});

test("failure: somebody was faster, and that device stays", async () => {
  const [one, other] = [await show(), await show()];
  await goOn(one);
  const present = await bench.devices.list(user, "oath");
  expect(await goOn(other)).toEqual(outcome("failure"));
  expect(await bench.devices.list(user, "oath")).toEqual(present);
});

test("of two registrations that end at the same time one is stored", async () => {
  const settings = { generateRecoveryCodes: false };
  await goOn(await show(settings), settings);
  const shown = [await show(settings), await show(settings)];
  const ends = await Promise.all(shown.map((question) => goOn(question, settings)));
  expect(ends).toContainEqual(outcome("success"));
  expect(ends).toContainEqual(outcome("failure"));
  expect(await bench.devices.list(user, "oath")).toHaveLength(1);
});

test("postponed, the device waits in the state, where secrets are kept", async () => {
  const settings = { postponeDeviceProfileStorage: true };
  expect(await goOn(await show(settings), settings)).toEqual(outcome("success"));
  expect(await bench.devices.list(user, "oath")).toEqual([]);
  expect(bench.secure.get("oathDeviceProfile")).toMatchObject({ profile: { digits: 6 } });
  expect([...bench.shared.keys()]).toEqual(["username", "oathEnableRecoveryCode"]);
});

describe("ends the run", () => {
  test("for somebody who has shown no credential", async () => {
    const stranger = await Bench.open();
    await stranger.directory.create(resource.name, ada);
    stranger.shared.set("username", ada.userName);
    await expectError(stranger.run(oathRegistration), "node-not-authenticated");
  });

  test("for a user who does not exist, and without a name", async () => {
    bench.shared.set("username", "eve@example.com");
    await expectError(show(), "node-not-authenticated");
    bench.shared.delete("username");
    await expectError(show(), "node-identity-missing");
  });

  test.each([
    { addChecksum: true },
    { truncationOffset: 3 },
    { minSharedSecretLength: 1_000 },
    { totpTimeInterval: 0 },
  ])("with %o", async (settings) => {
    await expectError(show(settings), "node-setting-unusable");
  });
});
