import { webauthnRegistrationNode } from "@journeyc/runtime/nodes/webauthn-registration-node";
import { beforeEach, describe, expect, test } from "vitest";
import { refusedSettings } from "../../../runtime/catalogue/refused-settings.ts";
import type { Deviation } from "../../support/software-authenticator.ts";
import { SoftwareAuthenticator } from "../../support/software-authenticator.ts";
import { answer, notTexts } from "./support/answers.ts";
import { clientRequest } from "./support/client-request.ts";
import { answersTo, dataOf, origin, PasskeyBench } from "./support/passkeys.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";

let it: PasskeyBench;
beforeEach(async () => {
  it = await PasskeyBench.open();
});

const ask = async (settings = {}) => {
  const result = await it.bench.run(webauthnRegistrationNode, { asScript: false, ...settings });
  if (result.kind !== "ask") throw new Error(JSON.stringify(result));
  return result;
};
const hiddenAnswer = async (value: string, settings = {}) => {
  const { callbacks, memory } = await ask(settings);
  const answers = answersTo(callbacks, value);
  return it.bench.run(
    webauthnRegistrationNode,
    { asScript: false, ...settings },
    { answers, memory },
  );
};
const stored = () => it.bench.devices.list(it.user, "webauthn");

describe("the question", () => {
  test("has AM's data and a hidden value", async () => {
    const [metadata, hidden, ...others] = (await ask()).callbacks;
    expect(others).toEqual([]);
    expect(metadata?.type).toBe("MetadataCallback");
    expect(output(hidden, "id")).toBe("webAuthnOutcome");
    expect(dataOf((await ask()).callbacks)).toMatchObject({
      _type: "WebAuthn",
      _action: "webauthn_registration",
      challenge: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      relyingPartyId: 'id: "id.example.com",',
      relyingPartyName: "ForgeRock",
      userId: it.user.id,
      userName: "ada@example.com",
      displayName: "ada@example.com",
      attestationPreference: "none",
      pubKeyCredParams: '[{"type":"public-key","alg":-7},{"type":"public-key","alg":-257}]',
      authenticatorSelection: '{"userVerification":"preferred"}',
      excludeCredentials: "",
      timeout: "60000",
      supportsJsonResponse: true,
    });
  });

  test("has a challenge of its own each time", async () => {
    const one = dataOf((await ask()).callbacks)["challenge"];
    expect(dataOf((await ask()).callbacks)["challenge"]).not.toBe(one);
  });

  test("says what the settings want", async () => {
    it.bench.shared.set("shown", "Ada");
    const data = dataOf(
      (
        await ask({
          relyingPartyDomain: "example.com",
          relyingPartyName: "Example",
          displayNameSharedState: "shown",
          requiresResidentKey: true,
          userVerificationRequirement: "REQUIRED",
          authenticatorAttachment: "CROSS_PLATFORM",
          attestationPreference: "DIRECT",
          acceptedSigningAlgorithms: ["EDDSA"],
          timeout: 5,
        })
      ).callbacks,
    );
    expect(data).toMatchObject({
      _relyingPartyId: "example.com",
      relyingPartyName: "Example",
      displayName: "Ada",
      attestationPreference: "direct",
      timeout: "5000",
      _pubKeyCredParams: [{ type: "public-key", alg: -8 }],
      _authenticatorSelection: {
        userVerification: "required",
        authenticatorAttachment: "cross-platform",
        requireResidentKey: true,
        residentKey: "required",
      },
    });
  });

  test("is a script by default, which holds the data on a line of its own, and no markup", async () => {
    it.bench.shared.set("shown", "</script><script>alert(1)\u2028");
    const result = await it.bench.run(webauthnRegistrationNode, {
      displayNameSharedState: "shown",
    });
    const [script] = questions(result);
    const text = String(output(script, "message"));
    expect(output(script, "messageType")).toBe("4");
    // As Ping's SDK reads it.
    const found = text.match(/^var scriptContext = (.*);*$/m)?.[1] ?? "";
    expect(JSON.parse(found)).toMatchObject({ displayName: "</script><script>alert(1)\u2028" });
    expect(text).not.toContain("</script");
    expect(text).toContain("webAuthnOutcome");
    expect(text).toContain("pubKeyCredParams");
  });

  test("names the user's credentials where they are excluded", async () => {
    await it.register();
    expect(dataOf((await ask()).callbacks)["_excludeCredentials"]).toEqual([]);
    const data = dataOf((await ask({ excludeCredentials: true })).callbacks);
    const [known] = data["_excludeCredentials"] as { id: number[] }[];
    const id = Buffer.from(Int8Array.from(known?.id ?? []).buffer).toString("base64url");
    expect(id).toBe(it.device.credentialId);
    expect(data["excludeCredentials"]).toContain(
      `new Int8Array([${known?.id.join(",")}]).buffer }`,
    );
  });
});

describe("success", () => {
  test("stores the credential with the user, and proves nothing", async () => {
    expect(await it.register()).toEqual(outcome("success"));
    expect(await stored()).toMatchObject([
      {
        name: "New Security Key",
        data: { credentialId: it.device.credentialId, counter: 0, relyingParty: "id.example.com" },
      },
    ]);
    expect(it.bench.trace?.said).toEqual([]);
  });

  test("leaves recovery codes in the state, that work once", async () => {
    await it.register({ generateRecoveryCodes: true });
    const codes = it.bench.transient.get("recoveryCodes") as string[];
    expect(codes).toHaveLength(10);
    expect(await stored()).toMatchObject([{ recoveryCodesLeft: 10 }]);
    expect(it.bench.transient.get("recoveryCodeDeviceName")).toBe("New Security Key");
    const use = () => it.bench.devices.useRecoveryCode(it.user, "webauthn", codes[3] ?? "");
    expect([await use(), await use()]).toEqual([true, false]);
  });

  test("makes none where none are wanted", async () => {
    await it.register();
    expect(it.bench.transient.has("recoveryCodes")).toBe(false);
    expect(await stored()).toMatchObject([{ recoveryCodesLeft: 0 }]);
  });

  test("tells about the authenticator where that is wanted", async () => {
    await it.register({ storeAttestationDataInTransientState: true });
    expect(Object.fromEntries(it.bench.transient)).toMatchObject({
      webauthnAttestationInfo: { format: "none", userVerified: true },
      webauthnAttestationType: "NONE",
      webauthnDeviceAaguid: "00000000-0000-0000-0000-000000000000",
      webauthnData: expect.stringContaining("webauthn.create"),
    });
  });

  test("leaves the device in the state where its storing is postponed", async () => {
    expect(await it.register({ postponeDeviceProfileStorage: true })).toEqual(outcome("success"));
    expect(await stored()).toEqual([]);
    expect(it.bench.transient.get("webauthnDeviceData")).toMatchObject({
      userId: it.user.id,
      data: { credentialId: it.device.credentialId },
    });
    expect(it.bench.transient.has("recoveryCodes")).toBe(false);
  });

  test("with the answer as newer clients send it, and a name", async () => {
    const { callbacks, memory } = await ask();
    const legacyData = it.device.create(dataOf(callbacks), {}, "Ada's key :: blue");
    const value = JSON.stringify({ authenticatorAttachment: "platform", legacyData });
    const answers = answersTo(callbacks, value);
    expect(
      await it.bench.run(
        webauthnRegistrationNode,
        { asScript: false, generateRecoveryCodes: false },
        { answers, memory },
      ),
    ).toEqual(outcome("success"));
    expect(await stored()).toMatchObject([{ name: "Ada's key :: blue" }]);
    expect(it.bench.transient.get("webauthnAttestationInfo")).toMatchObject({
      authenticatorAttachment: "platform",
    });
  });

  test("an origin of the settings counts, and then the app's own does not", async () => {
    const settings = { origins: ["https://app.example.com"], relyingPartyDomain: "example.com" };
    const app = new SoftwareAuthenticator("https://app.example.com");
    expect(await it.register(settings, {}, app)).toEqual(outcome("success"));
    expect(await it.register(settings)).toEqual(outcome("failure"));
  });
});

describe("failure", () => {
  test.each<[string, Deviation, string]>([
    ["another site's page", { origin: "https://id.example.com.evil.example" }, "origin"],
    ["a frame of another site", { crossOrigin: true }, "embedded"],
    ["another challenge", { challenge: "AAAA" }, "challenge"],
    ["a signature instead of a credential", { type: "webauthn.get" }, "type"],
    ["another relying party", { relyingParty: "evil.example" }, "not-verified"],
    ["nobody at the device", { userPresent: false }, "not-verified"],
    ["an algorithm that was not asked for", { algorithm: -35 }, "not-verified"],
    ["an id that is not the authenticator's", { credentialId: "AAAAAAAAAAAAAAAA" }, "not-verified"],
  ])("%s", async (_, deviation, reason) => {
    expect(await it.register({}, deviation)).toEqual(outcome("failure"));
    expect(it.bench.logged.map(({ fields }) => fields)).toEqual([{ reason }]);
    expect(await stored()).toEqual([]);
  });

  test("an attestation by certificates that are not Google's, before any address in them is asked", async () => {
    const attestation = { format: "android-key", certificates: [Buffer.from("own root")] };
    expect(await it.register({}, { attestation })).toEqual(outcome("failure"));
    expect(it.bench.logged.at(-1)?.fields).toEqual({ reason: "attestation" });
    const packed = { format: "packed", certificates: [Buffer.from("no certificate")] };
    expect(await it.register({}, { attestation: packed })).toEqual(outcome("failure"));
    expect(it.bench.logged.at(-1)?.fields).toEqual({ reason: "not-verified" });
    const unknown = { format: "of-our-own", certificates: [] };
    expect(await it.register({}, { attestation: unknown })).toEqual(outcome("failure"));
  });

  test("a user who was not verified, where that is required", async () => {
    const settings = { userVerificationRequirement: "REQUIRED" };
    expect(await it.register(settings, { userVerified: false })).toEqual(outcome("failure"));
    expect(await it.register({}, { userVerified: false })).toEqual(outcome("success"));
  });

  test("a credential that is registered already", async () => {
    await it.register();
    expect(await it.register()).toEqual(outcome("failure"));
    expect(await it.register({ postponeDeviceProfileStorage: true })).toEqual(outcome("failure"));
    expect(await stored()).toHaveLength(1);
  });

  test.each(["{}", "nonsense", "{}::1,2::x", "{}::1,999::x", "::::", '{"legacyData":"x"}'])(
    "what cannot be read: %s",
    async (value) => {
      expect(await hiddenAnswer(value)).toEqual(outcome("failure"));
    },
  );

  test("nobody is named", async () => {
    it.bench.shared.delete("username");
    expect(await it.register()).toEqual(outcome("failure"));
  });
});

test("ends in an error for somebody who has shown nothing, or is somebody else, known or not", async () => {
  it.bench.shared.set("username", "grace@example.com");
  await expectError(it.register(), "node-not-authenticated");
  const grace = { userName: "grace@example.com", sn: "Hopper", mail: "grace@example.com" };
  await it.bench.directory.create(it.user.resource, grace);
  await expectError(it.register(), "node-not-authenticated");
});

describe("other answers", () => {
  test("unsupported", async () => {
    expect(await hiddenAnswer("unsupported")).toEqual(outcome("unsupported"));
  });

  test("error, with what the browser says, cut where it is long", async () => {
    expect(await hiddenAnswer("ERROR::NotAllowedError:The user said no.")).toEqual(
      outcome("error"),
    );
    const key = "WebAuthenticationDOMException";
    expect(it.bench.shared.get(key)).toBe("NotAllowedError:The user said no.");
    await hiddenAnswer(`ERROR::${"x".repeat(10_000)}`);
    expect(it.bench.shared.get(key)).toHaveLength(500);
  });

  test.each(["", "false", "webAuthnOutcome"])("`%s` is none: asked again", async (value) => {
    expect((await hiddenAnswer(value)).kind).toBe("ask");
  });

  test.each(notTexts)("no text: asked again", async (value) => {
    const { memory } = await ask();
    const answers = [answer(), value];
    const result = await it.bench.run(
      webauthnRegistrationNode,
      { asScript: false },
      { answers, memory },
    );
    expect(result.kind).toBe("ask");
  });

  test("one that comes too late: asked again, with another challenge", async () => {
    const { callbacks, memory } = await ask();
    const answers = answersTo(callbacks, it.device.create(dataOf(callbacks)));
    it.bench.time += 120_000;
    const late = await it.bench.run(
      webauthnRegistrationNode,
      { asScript: false },
      { answers, memory },
    );
    expect(dataOf(questions(late))["challenge"]).not.toBe(dataOf(callbacks)["challenge"]);
  });

  test("more or fewer than were asked for end the run", async () => {
    await expectError(
      it.bench.run(webauthnRegistrationNode, {}, { answers: [answer()] }),
      "node-answers-mismatch",
    );
  });
});

test("exceedDeviceLimit: as many as there may be are there", async () => {
  await it.register({ maxSavedDevices: 1 });
  expect(await it.register({ maxSavedDevices: 1 })).toEqual(outcome("exceedDeviceLimit"));
});

test("exceedDeviceLimit: of two registrations at the same time one takes the last place", async () => {
  const other = new SoftwareAuthenticator(origin);
  const results = await Promise.all([
    it.register({ maxSavedDevices: 1 }),
    it.register({ maxSavedDevices: 1 }, {}, other),
  ]);
  expect(results).toContainEqual(outcome("success"));
  expect(results).toContainEqual(outcome("exceedDeviceLimit"));
  expect(await stored()).toHaveLength(1);
});

test("ends in an error where nobody has said the app's address", async () => {
  it.bench.request = clientRequest({});
  await expectError(it.register(), "webauthn-origin-unknown");
  it.bench.request = clientRequest({ origin });
  await expectError(it.register({ timeout: 0 }), "node-setting-unusable");
});

test("settings that promise what we cannot keep are refused", () => {
  const refused = (settings: object) =>
    refusedSettings(webauthnRegistrationNode.manifest, { ...settings }).map(
      ({ setting }) => setting,
    );
  expect(
    refused({ trustStoreAlias: "own", origins: [origin, "android:apk-key-hash:ab-c_"] }),
  ).toEqual([]);
  expect(refused({ enforceRevocationCheck: true })).toEqual(["enforceRevocationCheck"]);
  expect(refused({ fidoCertificationLevel: "FIDO_CERTIFIED_L1" })).toEqual([
    "fidoCertificationLevel",
  ]);
  expect(refused({ acceptedSigningAlgorithms: ["RS1"] })).toEqual(["acceptedSigningAlgorithms"]);
  expect(refused({ origins: ["example.com"] })).toEqual(["origins"]);
  expect(refused({ relyingPartyDomain: "https://example.com" })).toEqual(["relyingPartyDomain"]);
});
