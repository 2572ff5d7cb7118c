import type { NodeManifest } from "../../manifest.ts";
import { postponedKey } from "./postponed-passkey.ts";
import { refusedRegistration } from "./registration-settings.ts";
import {
  clientError,
  commonSettings,
  exceedDeviceLimit,
  exceptionKey,
  recoveryCodeWrites,
  storageSettings,
  unsupported,
} from "./settings.ts";

/** What the node type declares. */
export const manifest = {
  type: "WebAuthnRegistrationNode",
  amType: "WebAuthnRegistrationNode",
  displayName: "WebAuthn Registration Node",
  summary: "Registers a passkey or security key for the user.",
  documentation:
    "Lets the browser create a credential, and stores it with the user `username`. With " +
    "`postponeDeviceProfileStorage` it is not stored but left in `webauthnDeviceData`, for a WebAuthn Device Storage " +
    "node. With " +
    "`generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, for a Recovery Code Display node.\n\n" +
    "Registering proves nothing. Whoever has only typed a name gets no key to that account: unless this very user has " +
    "shown a credential in the run before, it ends in an error, whether or not there is such a user. In AM whoever " +
    "types a name gets a key.\n\n" +
    "`failure` is taken when there is no user name, and when the credential is registered already. With `DIRECT` " +
    "or `INDIRECT` the signature of an attestation is verified, and the certificate that it comes with is held against " +
    "those that the app has for `trustStoreAlias` (option `attestationAuthorities`): any other authenticator, and one " +
    "that says nothing about itself, takes `failure`. Where the app has none for the usual alias, whoever made the " +
    "authenticator is not asked for, and no attestation at all is as good. An app does not start with another alias " +
    "that it has no certificates for, with `enforceRevocationCheck`, a `fidoCertificationLevel`, or the " +
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
      generateRecoveryCodes: storageSettings.generateRecoveryCodes,
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
      maxSavedDevices: storageSettings.maxSavedDevices,
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
  refuses: refusedRegistration,
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
        description: "The credential was not accepted, or nobody is named.",
      },
      clientError,
      exceedDeviceLimit,
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
        key: postponedKey,
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "postponeDeviceProfileStorage", equals: true },
      },
      ...recoveryCodeWrites,
      { key: exceptionKey, scope: "shared", outcomes: ["error"] },
    ],
    identity: [],
    changes: true,
    credential: true,
  },
} as const satisfies NodeManifest;
