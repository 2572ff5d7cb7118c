import { webauthnAuthenticationNode } from "@journeyc/runtime/nodes/webauthn-authentication-node";
import { beforeEach, describe, expect, test } from "vitest";
import { nobody } from "../../../runtime/machine/identity.ts";
import type { JsonObject } from "../../../runtime/json.ts";
import { SoftwareAuthenticator, type Deviation } from "../../support/software-authenticator.ts";
import { answer } from "./support/answers.ts";
import { answersTo, dataOf, origin, PasskeyBench } from "./support/passkeys.ts";
import { outcome, output, questions } from "./support/results.ts";

let it: PasskeyBench;
beforeEach(async () => {
  it = await PasskeyBench.open();
  await it.register();
  it.bench.identity.restore(nobody);
  it.bench.transient.clear();
});

const ask = async (settings = {}) => {
  const result = await it.bench.run(webauthnAuthenticationNode, { asScript: false, ...settings });
  if (result.kind !== "ask") throw new Error(JSON.stringify(result));
  return result;
};
const hiddenAnswer = async (respond: (data: JsonObject) => string, settings = {}) => {
  const { callbacks, memory } = await ask(settings);
  const answers = answersTo(callbacks, respond(dataOf(callbacks)));
  const given = { asScript: false, ...settings };
  return it.bench.run(webauthnAuthenticationNode, given, { answers, memory });
};
const stored = async () => (await it.bench.devices.list(it.user, "webauthn"))[0];
const isProved = () => it.bench.identity.authenticated()?.id === it.user.id;

describe("the question", () => {
  test("has AM's data, the user's credentials among it", async () => {
    const data = dataOf((await ask()).callbacks);
    expect(data).toMatchObject({
      _type: "WebAuthn",
      _action: "webauthn_authentication",
      relyingPartyId: 'rpId: "id.example.com",',
      userVerification: "preferred",
      timeout: "60000",
    });
    const [known] = data["_allowCredentials"] as { id: number[] }[];
    const id = Buffer.from(Int8Array.from(known?.id ?? []).buffer).toString("base64url");
    expect(id).toBe(it.device.credentialId);
  });

  test("names nobody's where the authenticator is to say who it is", async () => {
    it.bench.shared.delete("username");
    const data = dataOf((await ask({ requiresResidentKey: true })).callbacks);
    expect(data).toMatchObject({ _allowCredentials: [], allowCredentials: "" });
  });

  test("as a script is none of a registration, for Ping's SDK", async () => {
    const [script] = questions(await it.bench.run(webauthnAuthenticationNode));
    expect(output(script, "message")).toContain("webAuthnOutcome");
    expect(output(script, "message")).not.toContain("pubKeyCredParams");
  });

  test("has a button for a recovery code", async () => {
    const settings = { isRecoveryCodeAllowed: true };
    const { callbacks, memory } = await ask(settings);
    expect(output(callbacks[2], "options")).toEqual(["Use a recovery code"]);
    const answers = [answer(), answer("false"), answer(0)];
    const given = { asScript: false, ...settings };
    expect(await it.bench.run(webauthnAuthenticationNode, given, { answers, memory })).toEqual(
      outcome("recoveryCode"),
    );
    expect(isProved()).toBe(false);
    expect(await it.signOn(settings)).toEqual(outcome("success"));
  });
});

describe("success", () => {
  test("proves the user, and tells about the device", async () => {
    it.device.counter = 7;
    expect(await it.signOn()).toEqual(outcome("success"));
    expect(isProved()).toBe(true);
    const device = await stored();
    expect(device).toMatchObject({ data: { counter: 7 }, lastUsedAt: expect.any(Number) });
    expect(it.bench.shared.get("webauthnDeviceUuid")).toBe(device?.id);
    expect(it.bench.shared.get("webauthnDeviceName")).toBe("New Security Key");
    expect(it.bench.transient.get("webauthnAssertionInfo")).toMatchObject({ userVerified: true });
  });

  test("without a user name, the user is who the authenticator says", async () => {
    it.bench.shared.delete("username");
    expect(await it.signOn({ requiresResidentKey: true })).toEqual(outcome("success"));
    expect(isProved()).toBe(true);
    expect(it.bench.shared.get("username")).toBe("ada@example.com");
  });

  test("of an authenticator that says no user, where one is named", async () => {
    expect(await it.signOn({}, { userHandle: null })).toEqual(outcome("success"));
  });

  test("of one that does not count", async () => {
    expect(await it.signOn()).toEqual(outcome("success"));
    expect(await it.signOn()).toEqual(outcome("success"));
  });
});

describe("failure", () => {
  const wrong: [string, Deviation, string][] = [
    ["another site's page", { origin: "https://evil.example" }, "origin"],
    ["a frame of another site", { crossOrigin: true }, "embedded"],
    ["another challenge", { challenge: "AAAA" }, "challenge"],
    ["a credential instead of a signature", { type: "webauthn.create" }, "type"],
    ["another relying party", { relyingParty: "evil.example" }, "not-verified"],
    ["nobody at the device", { userPresent: false }, "not-verified"],
    ["a signature that is none", { signature: Buffer.from("no signature") }, "not-verified"],
    ["a credential that nobody has", { credentialId: "AAAAAAAAAAAAAAAA" }, "credential-unknown"],
    ["another user's handle", { userHandle: "somebody" }, "credential-unknown"],
  ];
  test.each(wrong)("%s", async (_, deviation, reason) => {
    expect(await it.signOn({}, deviation)).toEqual(outcome("failure"));
    expect(isProved()).toBe(false);
    expect(it.bench.logged.map(({ fields }) => fields)).toEqual([{ reason }]);
    expect((await stored())?.lastUsedAt).toBeUndefined();
    expect(await it.signOn({ requiresResidentKey: true }, deviation)).toEqual(outcome("failure"));
  });

  test("another key that claims to be this credential", async () => {
    const other = new SoftwareAuthenticator(origin);
    const deviation = { credentialId: it.device.credentialId, userHandle: it.user.id };
    expect(await it.signOn({}, deviation, other)).toEqual(outcome("failure"));
  });

  test("a passkey that does not say whose it is", async () => {
    const settings = { requiresResidentKey: true };
    expect(await it.signOn(settings, { userHandle: null })).toEqual(outcome("failure"));
  });

  test("what was signed for another question", async () => {
    const first = it.device.get(dataOf((await ask()).callbacks));
    expect(await hiddenAnswer(() => first)).toEqual(outcome("failure"));
  });

  test("another user's credential", async () => {
    const grace = { userName: "grace@example.com", sn: "Hopper", mail: "grace@example.com" };
    const other = await it.bench.directory.create(it.user.resource, grace);
    it.bench.shared.set("username", "grace@example.com");
    it.bench.identity.prove(other);
    const graces = new SoftwareAuthenticator(origin);
    await it.register({}, {}, graces);
    it.bench.identity.restore(nobody);
    expect(await it.signOn()).toEqual(outcome("failure"));
    expect(await it.signOn({}, {}, graces)).toEqual(outcome("success"));
  });

  test("a user who was not verified, where that is required", async () => {
    const settings = { userVerificationRequirement: "REQUIRED" };
    expect(await it.signOn(settings, { userVerified: false })).toEqual(outcome("failure"));
    expect(await it.signOn({}, { userVerified: false })).toEqual(outcome("success"));
  });

  test("a user who may not sign on any more", async () => {
    await it.bench.directory.patch(it.user.resource, it.user.id, { accountStatus: "inactive" });
    expect(await it.signOn()).toEqual(outcome("failure"));
    expect(await it.signOn({ requiresResidentKey: true })).toEqual(outcome("failure"));
  });

  test("nobody is named", async () => {
    it.bench.shared.delete("username");
    expect(await it.signOn()).toEqual(outcome("failure"));
  });
});

describe("a count that has not grown", () => {
  beforeEach(async () => {
    it.device.counter = 5;
    await it.signOn();
    it.bench.identity.restore(nobody);
  });

  test.each([5, 4, 0])("%i after 5 is a failure", async (counter) => {
    expect(await it.signOn({}, { counter })).toEqual(outcome("failure"));
    expect(isProved()).toBe(false);
    expect((await stored())?.data["counter"]).toBe(5);
  });

  test("has an outcome of its own where that is wanted, which proves nothing", async () => {
    const settings = { detectSignCountMismatch: true };
    const mismatch = outcome("successSignCountMismatch");
    expect(await it.signOn(settings)).toEqual(mismatch);
    it.bench.shared.delete("username");
    expect(await it.signOn({ ...settings, requiresResidentKey: true })).toEqual(mismatch);
    expect(it.bench.shared.get("username")).toBe("ada@example.com");
    expect(isProved()).toBe(false);
  });

  test("of two signatures with one count, one is too late", async () => {
    const [one, other] = [await ask(), await ask()];
    it.device.counter = 6;
    const results = await Promise.all(
      [one, other].map(({ callbacks, memory }) => {
        const answers = answersTo(callbacks, it.device.get(dataOf(callbacks)));
        return it.bench.run(webauthnAuthenticationNode, { asScript: false }, { answers, memory });
      }),
    ).then((all) => all.map((result) => (result.kind === "outcome" ? result.outcome : "")));
    expect(results.toSorted()).toEqual(["failure", "success"]);
  });
});

describe("other answers", () => {
  test("unsupported", async () => {
    expect(await hiddenAnswer(() => "unsupported")).toEqual(outcome("unsupported"));
  });

  test("error", async () => {
    expect(await hiddenAnswer(() => "ERROR::NotAllowedError:no")).toEqual(outcome("error"));
    expect(it.bench.shared.get("WebAuthenticationDOMException")).toBe("NotAllowedError:no");
  });

  test("none, or one that comes too late: asked again", async () => {
    expect((await hiddenAnswer(() => "false")).kind).toBe("ask");
    const late = await hiddenAnswer((data) => {
      it.bench.time += 120_000;
      return it.device.get(data);
    });
    expect(late.kind).toBe("ask");
  });

  test.each(["{}", "x::1::2::y", "::::::", "{}::1::2"])("unreadable: %s", async (text) => {
    expect(await hiddenAnswer(() => text)).toEqual(outcome("failure"));
  });
});

describe("noDevice", () => {
  const forget = async () => {
    const device = await stored();
    if (device) await it.bench.devices.remove(device);
  };

  test("is told to a user who has shown another credential", async () => {
    it.bench.identity.prove(it.user);
    expect(await it.signOn({ relyingPartyDomain: "other.example" })).toEqual(outcome("noDevice"));
    await forget();
    expect(await it.signOn()).toEqual(outcome("noDevice"));
  });

  test.each(["ada@example.com", "nobody@example.com"])(
    "is not told to strangers: %s is asked for one that nobody has, always the same",
    async (name) => {
      await forget();
      it.bench.shared.set("username", name);
      const known = dataOf((await ask()).callbacks)["_allowCredentials"];
      it.bench.shared.set("username", name.toUpperCase());
      expect(dataOf((await ask()).callbacks)["_allowCredentials"]).toEqual(known);
      expect(known).toHaveLength(1);
      expect(await it.signOn()).toEqual(outcome("failure"));
    },
  );
});
