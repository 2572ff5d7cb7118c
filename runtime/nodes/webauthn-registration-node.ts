import type { NodeManifest } from "../manifest.ts";
import type { ManagedObject } from "../directory/directory.ts";
import type { Answer } from "../machine/callbacks.ts";
import {
  ask,
  take,
  type NodeContext,
  type NodeResult,
  type NodeType,
} from "../machine/node-type.ts";
import { isActingUser } from "./identity/acting-user.ts";
import { namedUser } from "./identity/named-user.ts";
import { expectAnswers } from "./input/answers.ts";
import { readSettings, type SettingsReader } from "./settings/read-settings.ts";
import { challengeOf, newChallenge } from "./webauthn/challenge.ts";
import { clientAnswer, readAttestation } from "./webauthn/client-answer.ts";
import { registrationData } from "./webauthn/client-data.ts";
import { usablePasskeys, userHandle } from "./webauthn/passkeys.ts";
import { webAuthnQuestion } from "./webauthn/question.ts";
import {
  algorithmsOf,
  attachmentOf,
  refusedRegistration,
  type RegistrationSettings,
} from "./webauthn/registration-settings.ts";
import { relyingParty, type RelyingParty } from "./webauthn/relying-party.ts";
import {
  clientError,
  commonSettings,
  exceptionKey,
  timeoutOf,
  unsupported,
  verificationOf,
} from "./webauthn/settings.ts";
import { hasRoom, keepPasskey, tellAttestation } from "./webauthn/new-passkey.ts";
import { verifyAttestation, webAuthnLibrary } from "./webauthn/verify.ts";

type Outcome = "unsupported" | "success" | "failure" | "error";
type Optional = "exceedDeviceLimit";
type Result = NodeResult<Outcome | Optional>;

const manifest: NodeManifest = {
  type: "WebAuthnRegistrationNode",
  amType: "WebAuthnRegistrationNode",
  displayName: "WebAuthn Registration Node",
  summary: "Registers a passkey or security key for the user.",
  documentation:
    "Lets the browser create a credential, and stores it with the user `username`. With " +
    "`postponeDeviceProfileStorage` it is not stored but left in `webauthnDeviceData`. With " +
    "`generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, for a Recovery Code Display node.\n\n" +
    "Registering proves nothing. It takes `failure` unless this very user has shown a credential in the run before: " +
    "whoever has only typed a name gets no key to that account. In AM he does.\n\n" +
    "`failure` is also taken when there is no such user, and when the credential is registered already. Attestations are " +
    "verified in themselves; whose certificates they come with is not held against a list, so `trustStoreAlias` can " +
    "be used with `NONE` only. An app does not start with `enforceRevocationCheck`, a `fidoCertificationLevel`, or the " +
    "algorithm `RS1`.\n\n" +
    "In production an app with this node does not start without the option `origins`. Needs the package " +
    "`@simplewebauthn/server`.",
  settings: {
    type: "object",
    properties: {
      relyingPartyName: {
        type: "string",
        default: "ForgeRock",
        description: "The name of the service that the browser shows.",
      },
      relyingPartyDomain: commonSettings.relyingPartyDomain,
      origins: commonSettings.origins,
      userVerificationRequirement: commonSettings.userVerificationRequirement,
      attestationPreference: {
        type: "string",
        enum: ["NONE", "INDIRECT", "DIRECT"],
        default: "NONE",
        description: "What the authenticator is asked to tell about itself.",
      },
      acceptedSigningAlgorithms: {
        type: "array",
        items: {
          type: "string",
          enum: ["ES256", "ES512", "ES384", "RS1", "RS256", "RS384", "RS512", "EDDSA"],
          description: "A signature algorithm.",
        },
        default: ["ES256", "RS256"],
        description: "The signature algorithms that are accepted.",
      },
      authenticatorAttachment: {
        type: "string",
        enum: ["UNSPECIFIED", "PLATFORM", "CROSS_PLATFORM"],
        default: "UNSPECIFIED",
        description:
          "Which authenticators may be used: built into the device, or separate from it.",
      },
      trustStoreAlias: {
        type: "string",
        default: "trustalias",
        description:
          "The part of AM's secret label that leads to the certificates which attestations are checked against.",
      },
      enforceRevocationCheck: {
        type: "boolean",
        default: false,
        description: "Refuse attestation certificates whose revocation cannot be ruled out.",
      },
      timeout: commonSettings.timeout,
      excludeCredentials: {
        type: "boolean",
        default: false,
        description: "Refuse an authenticator that the user has registered already.",
      },
      generateRecoveryCodes: {
        type: "boolean",
        default: true,
        description: "Make recovery codes for the device.",
      },
      storeAttestationDataInTransientState: {
        type: "boolean",
        default: false,
        description: "Leave what the authenticator told in the transient state.",
      },
      postponeDeviceProfileStorage: {
        type: "boolean",
        default: false,
        description: "Leave the device in the transient state instead of storing it.",
      },
      requiresResidentKey: {
        type: "boolean",
        default: false,
        description:
          "Store the user name on the authenticator, so that the user can sign on without typing it.",
      },
      displayNameSharedState: {
        type: "string",
        description: "The state key that holds the user's display name for the authenticator.",
      },
      asScript: commonSettings.asScript,
      maxSavedDevices: {
        type: "integer",
        minimum: 0,
        default: 0,
        description: "How many devices a user may have; 0 is without limit.",
      },
      validateFidoU2fAaguid: {
        type: "boolean",
        default: true,
        description:
          "Check the model id of authenticators that attest by FIDO U2F. It is checked always.",
      },
      fidoCertificationLevel: {
        type: "string",
        enum: [
          "OFF",
          "SELF_ASSERTION_SUBMITTED",
          "FIDO_CERTIFIED_L1",
          "FIDO_CERTIFIED_L1plus",
          "FIDO_CERTIFIED_L2",
          "FIDO_CERTIFIED_L2plus",
          "FIDO_CERTIFIED_L3",
          "FIDO_CERTIFIED_L3plus",
        ],
        default: "OFF",
        description: "The FIDO certification that the authenticator must have.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      unsupported,
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The credential was created and accepted.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The credential was not accepted, or there is no such user.",
      },
      clientError,
      {
        name: "exceedDeviceLimit",
        id: "exceedDeviceLimit",
        displayName: "Exceed Device Limit",
        description: "The user has `maxSavedDevices` devices already.",
        when: { setting: "maxSavedDevices", above: 0 },
        optional: { foldsInto: "failure" },
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: true, missing: "failure" },
      { key: "${displayNameSharedState}", required: false, to: "page" },
    ],
    writes: [
      { key: "webauthnAttestationInfo", scope: "transient", outcomes: ["success"] },
      {
        key: "webauthnData",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "storeAttestationDataInTransientState", equals: true },
      },
      {
        key: "webauthnAttestationType",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "storeAttestationDataInTransientState", equals: true },
      },
      {
        key: "webauthnDeviceAaguid",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "storeAttestationDataInTransientState", equals: true },
      },
      {
        key: "webauthnDeviceData",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "postponeDeviceProfileStorage", equals: true },
      },
      {
        key: "recoveryCodes",
        scope: "transient",
        outcomes: ["success"],
        secret: true,
        when: { setting: "generateRecoveryCodes", equals: true },
        maybe: true,
      },
      {
        key: "recoveryCodeDeviceName",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "generateRecoveryCodes", equals: true },
        maybe: true,
      },
      { key: exceptionKey, scope: "shared", outcomes: ["error"] },
    ],
    identity: [],
    changes: true,
  },
};

/** What this step is about. */
interface Ceremony {
  readonly settings: SettingsReader;
  readonly party: RelyingParty;
  readonly user: ManagedObject;
}

/** Lets the user add a passkey or a security key to the account. */
export const webauthnRegistrationNode: NodeType<RegistrationSettings, Outcome, Optional> = {
  manifest,
  needs: ["origins"],
  refused: refusedRegistration,
  prepare: webAuthnLibrary,
  async run(context) {
    const settings = readSettings(manifest, context.settings);
    const party = relyingParty(context.settings, context.request.origin);
    const name = context.state.get("username");
    if (typeof name !== "string" || name === "") return refuse(context, "identity-missing");
    const user = await namedUser(context);
    if (!user || !isActingUser(context, user)) return refuse(context, "not-authenticated");
    if (!(await hasRoom(context.devices, user, settings))) return take("exceedDeviceLimit");
    const ceremony = { settings, party, user };
    const { answers } = context;
    if (answers === undefined) return question(context, ceremony);
    return answered(context, ceremony, expectAnswers(answers, 2)[1]);
  },
};

async function answered(
  context: NodeContext<RegistrationSettings>,
  ceremony: Ceremony,
  hidden: Answer | undefined,
): Promise<Result> {
  const answer = clientAnswer(hidden?.get(""));
  const challenge = challengeOf(context.memory, context.now());
  switch (answer.kind) {
    case "unsupported":
      return take("unsupported");
    case "error":
      context.state.setShared(exceptionKey, answer.text);
      return take("error");
    case "none":
      return question(context, ceremony);
    case "credential":
      return challenge === undefined
        ? question(context, ceremony)
        : register(context, ceremony, answer, challenge);
  }
}

async function question(
  context: NodeContext<RegistrationSettings>,
  { settings, party, user }: Ceremony,
): Promise<Result> {
  const seconds = timeoutOf(settings);
  const challenge = newChallenge(seconds, context.now());
  const known = settings.flag("excludeCredentials")
    ? usablePasskeys(await context.devices.list(user, "webauthn"), party)
    : [];
  const userName = String(user.attributes["userName"] ?? user.id);
  const data = registrationData({
    challenge,
    party,
    seconds,
    verification: verificationOf(settings),
    credentials: known.map(({ credentialId }) => credentialId),
    partyName: settings.text("relyingPartyName"),
    userId: userHandle(user),
    userName,
    displayName: displayName(context) ?? userName,
    attestation: settings.text("attestationPreference").toLowerCase(),
    algorithms: algorithmsOf(settings),
    attachment: attachmentOf(settings),
    residentKey: settings.flag("requiresResidentKey"),
  });
  return ask(webAuthnQuestion(data, settings.flag("asScript")), { memory: { ...challenge } });
}

/** Only what every page may show. */
function displayName({ settings, state }: NodeContext<RegistrationSettings>): string | undefined {
  const { displayNameSharedState: key = "" } = settings;
  const value = key === "" ? undefined : state.getShared(key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

async function register(
  context: NodeContext<RegistrationSettings>,
  { settings, party, user }: Ceremony,
  { text, attachment }: { readonly text: string; readonly attachment: string | undefined },
  challenge: string,
): Promise<Result> {
  const attestation = readAttestation(text);
  if (!attestation) return refuse(context, "unreadable");
  const expected = { challenge, party, verification: verificationOf(settings) };
  const credential = await verifyAttestation(attestation, expected, algorithmsOf(settings));
  if ("refused" in credential) return refuse(context, credential.refused);
  const device = { credential, party, name: attestation.deviceName };
  if (!(await keepPasskey(context, user, settings, device)))
    return refuse(context, "credential-known");
  tellAttestation(context.state, settings, { credential, text, attachment });
  return take("success");
}

function refuse(context: NodeContext<RegistrationSettings>, reason: string): Result {
  context.log.warn({ reason }, "A WebAuthn credential was not registered.");
  return take("failure");
}
