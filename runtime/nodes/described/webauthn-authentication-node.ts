import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "WebAuthnAuthenticationNode",
  amType: "WebAuthnAuthenticationNode",
  displayName: "WebAuthn Authentication Node",
  summary: "Authenticates the user with a passkey or security key.",
  documentation:
    "Lets the browser sign a challenge with a credential that is registered for `username`. With " +
    "`requiresResidentKey` no user name is needed: the authenticator says who the user is, and `username` becomes " +
    "that.\n\n" +
    "Only `success` proves anything. `recoveryCode` means that the user pressed a button; a Recovery Code " +
    "Collector Decision node must ask for the code. `successSignCountMismatch` means that the signature was right " +
    "but the authenticator may have been copied.\n\n" +
    "An unknown user and a missing user name take `failure`.",
  settings: {
    type: "object",
    properties: {
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
      isRecoveryCodeAllowed: {
        type: "boolean",
        default: false,
        description: "Show a button that takes `recoveryCode`.",
      },
      timeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 60,
        description: "How long to wait for the authenticator.",
      },
      requiresResidentKey: {
        type: "boolean",
        default: false,
        description: "Take the user name from the authenticator, not from the state.",
      },
      asScript: {
        type: "boolean",
        default: true,
        description: "Send a script to the browser; otherwise the data for an app's own code.",
      },
      detectSignCountMismatch: {
        type: "boolean",
        default: false,
        description:
          "Tell apart signatures whose counter has not grown, which a copied authenticator gives.",
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
        name: "noDevice",
        id: "noDevice",
        displayName: "No Device Registered",
        description: "The user has no registered device.",
      },
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The signature is that of a registered device.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The signature was not accepted, or there is no such user.",
      },
      {
        name: "error",
        id: "error",
        displayName: "Client Error",
        description: "The browser reported an error, e.g. because the user cancelled.",
      },
      {
        name: "recoveryCode",
        id: "recoveryCode",
        displayName: "Recovery Code",
        description: "The user wants to use a recovery code; nothing was verified.",
        when: { setting: "isRecoveryCodeAllowed", equals: true },
      },
      {
        name: "successSignCountMismatch",
        id: "successSignCountMismatch",
        displayName: "Sign Count Mismatch",
        description: "The signature is right, but its counter has not grown.",
        when: { setting: "detectSignCountMismatch", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      {
        key: "username",
        required: true,
        missing: "failure",
        when: { setting: "requiresResidentKey", equals: false },
      },
    ],
    writes: [
      {
        key: "username",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
        when: { setting: "requiresResidentKey", equals: true },
      },
      {
        key: "webauthnDeviceUuid",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
      },
      {
        key: "webauthnDeviceName",
        scope: "shared",
        outcomes: ["success", "successSignCountMismatch"],
      },
      { key: "webauthnDeviceUuid", scope: "shared", outcomes: ["failure"], maybe: true },
      { key: "webauthnDeviceName", scope: "shared", outcomes: ["failure"], maybe: true },
      {
        key: "webauthnAssertionInfo",
        scope: "transient",
        outcomes: ["success", "successSignCountMismatch"],
      },
      { key: "WebAuthenticationDOMException", scope: "shared", outcomes: ["error"] },
    ],
    identity: [
      { outcome: "success", effect: "proves", key: "username", factor: "possession" },
      {
        outcome: "successSignCountMismatch",
        effect: "partial",
        key: "username",
        factor: "possession",
      },
    ],
    tells: ["noDevice"],
  },
};
