import { defineJourney, member, node } from "@journeyc/runtime";
import { dataStoreDecision } from "@journeyc/runtime/nodes/data-store-decision";
import { page as pageNode } from "@journeyc/runtime/nodes/page";
import { platformPassword } from "@journeyc/runtime/nodes/platform-password";
import { platformUsername } from "@journeyc/runtime/nodes/platform-username";
import { webauthnAuthenticationNode } from "@journeyc/runtime/nodes/webauthn-authentication-node";
import { webauthnRegistrationNode } from "@journeyc/runtime/nodes/webauthn-registration-node";
import type { CDPSession, Page } from "playwright-core";
import { resource, testDirectory } from "../../runtime/machine/support/journeys.ts";

const outcomes = { success: "success", failure: "failure", unsupported: "failure" } as const;
const passkey = { settings: { userVerificationRequirement: "REQUIRED" as const } };
const registration = {
  requiresResidentKey: true,
  excludeCredentials: true,
  generateRecoveryCodes: false,
};

/** A password, then a passkey; who has none makes one. */
export const second = defineJourney({
  name: "Second",
  connectors: {},
  resource,
  start: "signIn",
  nodes: {
    signIn: node(pageNode, {
      members: { username: member(platformUsername), password: member(platformPassword) },
      outcomes: { outcome: "decide" },
      secrets: ["password", "objectAttributes.password"],
    }),
    decide: node(dataStoreDecision, {
      outcomes: { true: "passkey", false: "failure" },
      secrets: ["password"],
    }),
    passkey: node(webauthnAuthenticationNode, {
      ...passkey,
      outcomes: { ...outcomes, error: "failure", noDevice: "register" },
    }),
    register: node(webauthnRegistrationNode, {
      settings: registration,
      outcomes: { ...outcomes, error: "failure" },
    }),
  },
});

/** Nothing but a passkey, asked for as data instead of by a script. */
export const passwordless = defineJourney({
  name: "Passwordless",
  connectors: {},
  resource,
  start: "passkey",
  nodes: {
    passkey: node(webauthnAuthenticationNode, {
      settings: { ...passkey.settings, requiresResidentKey: true, asScript: false },
      outcomes: { ...outcomes, error: "failure", noDevice: "failure" },
    }),
  },
});

/** An authenticator in Chromium that does not know its user yet. */
export async function virtualAuthenticator(
  of: Page,
): Promise<{ readonly devtools: CDPSession; readonly authenticatorId: string }> {
  const session = await of.context().newCDPSession(of);
  await session.send("WebAuthn.enable");
  const added = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: false,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools: session, authenticatorId: added.authenticatorId };
}

/** Takes the devices of the tests' user away, but not from the authenticator. */
export async function forgetDevices(): Promise<void> {
  const directory = await testDirectory();
  const ada = await directory.find(resource.name, "userName", "ada");
  if (!ada || !directory.devices) throw new Error("There is no Ada, or no place for devices.");
  for (const device of await directory.devices.list(ada, "webauthn"))
    await directory.devices.remove(device);
}
