import { createJourneys, defineJourney, node, ConfigurationError } from "@journeyc/runtime";
import { webauthnAuthenticationNode } from "@journeyc/runtime/nodes/webauthn-authentication-node";
import { webauthnRegistrationNode } from "@journeyc/runtime/nodes/webauthn-registration-node";
import { describe, expect, test } from "vitest";
import { authority } from "../../support/attestation-certificates.ts";
import { key, resource, testApp } from "../machine/support/journeys.ts";

// What an app with WebAuthn nodes must say, and what its journeys must not promise.

const outcomes = { success: "success", failure: "failure", error: "failure" } as const;

function journey(settings: object = {}, registration: object = {}) {
  return defineJourney({
    name: "Passkeys",
    connectors: {},
    resource,
    start: "show",
    nodes: {
      show: node(webauthnAuthenticationNode, {
        settings,
        outcomes: { ...outcomes, noDevice: "make", unsupported: "failure" },
      }),
      make: node(webauthnRegistrationNode, {
        settings: registration,
        outcomes: { ...outcomes, unsupported: "failure" },
      }),
    },
  });
}

function mistakesOf(options: object, given = journey()): readonly string[] {
  try {
    createJourneys({ journeys: [given], keys: [key], environment: {}, ...options });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map(({ code, message }) => `${code}: ${message}`);
  }
  return [];
}

describe("the address", () => {
  const production = { environment: { NODE_ENV: "production" } };

  test("must be said in production, where a header could say anything", () => {
    expect(mistakesOf(production)).toEqual([
      "origins-missing: The app does not say under which address users reach it, which `show` of journey `Passkeys`, " +
        "`make` of journey `Passkeys` depends on.",
    ]);
    expect(mistakesOf({ ...production, origins: ["https://id.example.com"] })).toEqual([]);
    expect(mistakesOf({})).toEqual([]);
  });

  test("is the app's, whatever a request says", async () => {
    const given = journey({ asScript: false, requiresResidentKey: true });
    const { journeys } = await testApp([given], { origins: ["https://id.example.com"] });
    const party = async (host: string): Promise<unknown> => {
      const url = `https://${host}/am/json/realms/root/realms/alpha/authenticate?authIndexType=service&authIndexValue=Passkeys`;
      const response = await journeys.handler(new Request(url, { method: "POST" }));
      return JSON.stringify(await response.json());
    };
    expect(await party("id.example.com")).toContain('"_relyingPartyId":"id.example.com"');
    expect(await party("evil.example")).toContain('"_relyingPartyId":"id.example.com"');
  });

  test("may come from whoever calls without HTTP", async () => {
    const { journeys, log } = await testApp([journey({ requiresResidentKey: true })]);
    expect((await journeys.start("Passkeys")).kind).toBe("failure");
    expect(JSON.stringify(log)).toContain("webauthn-origin-unknown");
    const nothing = (): undefined => undefined;
    const sent = { header: nothing, cookie: nothing, parameter: nothing, returnUrl: undefined };
    const browser = { ...sent, sessionToken: undefined };
    const request = { browser: { ...browser, origin: "https://id.example.com" } };
    expect((await journeys.start("Passkeys", request)).kind).toBe("step");
  });
});

test("a setting that cannot be kept keeps the app from starting", () => {
  const given = journey({ origins: ["example.com"] }, { enforceRevocationCheck: true });
  expect(mistakesOf({}, given)).toEqual([
    "journey-setting-refused: The setting `origins` of `show` of journey `Passkeys` cannot be used: `example.com` is " +
      "no origin.",
    "journey-setting-refused: The setting `enforceRevocationCheck` of `make` of journey `Passkeys` cannot be used: no " +
      "list of revoked certificates is read.",
  ]);
});

test("an alias without certificates keeps the app from starting, and so does what is no certificate", async () => {
  const { pem } = await authority("Example Root");
  const given = journey({}, { attestationPreference: "DIRECT", trustStoreAlias: "keys" });
  const refused =
    "journey-setting-refused: The setting `trustStoreAlias` of `make` of journey `Passkeys` cannot be used: the app " +
    "has no certificates of that name.";
  expect(mistakesOf({}, given)).toEqual([refused]);
  expect(mistakesOf({ attestationAuthorities: { trustalias: pem } }, given)).toEqual([refused]);
  expect(mistakesOf({ attestationAuthorities: { keys: pem } }, given)).toEqual([]);
  const none = journey({}, { trustStoreAlias: "keys" });
  expect(mistakesOf({}, none)).toEqual([]);
  for (const text of ["", "nonsense", pem.replace("MII", "AAA")])
    expect(mistakesOf({ attestationAuthorities: { trustalias: text } })).toEqual([
      "option-wrong: `attestationAuthorities.trustalias` cannot be used.",
    ]);
  expect(mistakesOf({ attestationAuthorities: pem })).toHaveLength(1);
});

test("what nodes need besides is loaded when the app opens, and what is missing is said then", async () => {
  const prepare = (): Promise<never> => Promise.reject(new Error("gone"));
  const missing: typeof webauthnAuthenticationNode = { ...webauthnAuthenticationNode, prepare };
  const given = defineJourney({
    name: "Passkeys",
    connectors: {},
    resource,
    start: "show",
    nodes: {
      show: node(missing, {
        outcomes: { ...outcomes, noDevice: "failure", unsupported: "failure" },
      }),
    },
  });
  const { journeys } = await testApp([given]);
  await expect(journeys.ready()).rejects.toThrow("gone");
});
