import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "WebAuthnRegistrationNode",
  amType: "WebAuthnRegistrationNode",
  displayName: "WebAuthn Registration Node",
  summary: "Registers a passkey or security key for the user.",
  documentation:
    "Lets the browser create a credential, and stores it with the user `username`. With " +
    "`postponeDeviceProfileStorage` it is not stored but left in `webauthnDeviceData`. With " +
    "`generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, for a Recovery Code Display node.\n\n" +
    "Registering proves nothing: whoever reaches this node gets a credential for that user. Let it follow only a " +
    "proof of who the user is.\n\n" +
    "`failure` is also taken when there is no such user. The run ends in an error when the stored devices cannot " +
    "be read.",
  settings: {
    type: "object",
    properties: {
      relyingPartyName: {
        type: "string",
        default: "ForgeRock",
        description: "The name of the service that the browser shows.",
      },
      relyingPartyDomain: {
        type: "string",
        description: "The domain that the credential is for; without it, that of the request.",
      },
      origins: {
        type: "array",
        items: { type: "string", description: "An origin, e.g. `https://example.com`." },
        default: [],
        description: "The origins that may use the credential; without any, that of the request.",
      },
      userVerificationRequirement: {
        type: "string",
        enum: ["REQUIRED", "PREFERRED", "DISCOURAGED"],
        default: "PREFERRED",
        description: "Whether the authenticator must verify the user, by PIN or biometrics.",
      },
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
      timeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 60,
        description: "How long to wait for the authenticator.",
      },
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
      asScript: {
        type: "boolean",
        default: true,
        description: "Send a script to the browser; otherwise the data for an app's own code.",
      },
      maxSavedDevices: {
        type: "integer",
        minimum: 0,
        default: 0,
        description: "How many devices a user may have; 0 is without limit.",
      },
      validateFidoU2fAaguid: {
        type: "boolean",
        default: true,
        description: "Check the model id of authenticators that attest by FIDO U2F.",
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
      {
        name: "unsupported",
        id: "unsupported",
        displayName: "Unsupported",
        description: "The browser does not support WebAuthn.",
      },
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
      {
        name: "error",
        id: "error",
        displayName: "Client Error",
        description: "The browser reported an error, e.g. because the user cancelled.",
      },
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
      { key: "WebAuthenticationDOMException", scope: "shared", outcomes: ["error"] },
    ],
    identity: [],
    changes: true,
  },
};
