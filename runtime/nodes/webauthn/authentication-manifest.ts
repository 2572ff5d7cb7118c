import type { NodeManifest } from "../../manifest.ts";
import { refusedParty } from "./relying-party.ts";
import { clientError, commonSettings, exceptionKey, unsupported } from "./settings.ts";

/** What the node type declares. */
export const manifest = {
  type: "WebAuthnAuthenticationNode",
  amType: "WebAuthnAuthenticationNode",
  displayName: "WebAuthn Authentication Node",
  summary: "Authenticates the user with a passkey or security key.",
  documentation:
    "Lets the browser sign a challenge with a credential that is registered for `username`. With " +
    "`requiresResidentKey` no user name is needed: the authenticator says who the user is, and `username` becomes " +
    "that. A challenge belongs to one run, works once, and for `timeout` and a minute; later answers are asked for again.\n\n" +
    "Only `success` proves anything. `recoveryCode` means that the user pressed a button; a Recovery Code " +
    "Collector Decision node must ask for the code. `successSignCountMismatch` means that the signature was right " +
    "but the authenticator may have been copied; without `detectSignCountMismatch` that is a `failure`, and in AM a " +
    "`success`.\n\n" +
    "A missing user name takes `failure`. `noDevice` is told only to a user who has shown another credential in the " +
    "run: before that, whoever has no credential and whoever does not exist is asked for one that nobody has, always " +
    "the same for a name, and comes to `failure`, or `error` where the browser finds none. In AM `noDevice` tells. So " +
    "let a password come first, or use `requiresResidentKey`.\n\n" +
    "In production an app with this node does not start without the option `origins`. Needs the package " +
    "`@simplewebauthn/server`.",
  settings: {
    type: "object",
    properties: {
      relyingPartyDomain: commonSettings.relyingPartyDomain,
      origins: commonSettings.origins,
      userVerificationRequirement: commonSettings.userVerificationRequirement,
      isRecoveryCodeAllowed: {
        type: "boolean",
        default: false,
        description: "Show a button that takes `recoveryCode`.",
      },
      timeout: commonSettings.timeout,
      requiresResidentKey: {
        type: "boolean",
        default: false,
        description: "Take the user name from the authenticator, not from the state.",
      },
      asScript: commonSettings.asScript,
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
  refuses: refusedParty,
  outcomes: {
    from: "fixed",
    list: [
      unsupported,
      {
        name: "noDevice",
        id: "noDevice",
        displayName: "No Device Registered",
        description: "The user, who has shown another credential, has no registered device.",
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
        description: "The signature was not accepted, or nobody is named.",
      },
      clientError,
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
      {
        key: "webauthnAssertionInfo",
        scope: "transient",
        outcomes: ["success", "successSignCountMismatch"],
      },
      { key: exceptionKey, scope: "shared", outcomes: ["error"] },
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
} as const satisfies NodeManifest;
