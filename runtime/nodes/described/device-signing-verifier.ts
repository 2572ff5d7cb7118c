import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceSigningVerifier",
  amType: "DeviceSigningVerifierNode",
  displayName: "Device Signing Verifier",
  summary: "Verifies a signature of a bound device.",
  documentation:
    "Lets the app sign a random challenge, or with `challenge` off the value of `sharedStateAttribute`, with the " +
    "key of a bound device. With a `username` in the state the device must be that user's; without one the app " +
    "says whose device it is. On `success` `username` is that user.\n\n" +
    "The names in `clientErrorOutcomes` are outcomes that the app may choose when it cannot sign; they prove " +
    "nothing.\n\n" +
    "Without `captureFailure` the run ends in an error when there is no such active user, or when the signature " +
    "is for another user.",
  settings: {
    type: "object",
    properties: {
      challenge: {
        type: "boolean",
        default: true,
        description: "Sign a random challenge, not a value of the state.",
      },
      sharedStateAttribute: {
        type: "string",
        default: "",
        description:
          "The state key that holds what is signed where `challenge` is off; the app gets the value.",
      },
      applicationIds: {
        type: "array",
        items: { type: "string", description: "A package name (Android) or bundle id (iOS)." },
        default: [],
        description: "The apps that may sign; at least one is needed.",
      },
      title: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The title of the device's prompt.",
      },
      subtitle: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The second line of the device's prompt.",
      },
      description: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "The text of the device's prompt.",
      },
      timeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 60,
        description: "How long to wait for the app.",
      },
      captureFailure: {
        type: "boolean",
        default: false,
        description:
          "Take `failure` where the run would end in an error, and leave the reason in the state.",
      },
      clientErrorOutcomes: {
        type: "array",
        items: { type: "string", description: "The name of an outcome." },
        default: ["Unsupported", "Abort", "Timeout", "ClientNotRegistered"],
        description: "Outcomes that the app may choose when it fails.",
      },
      skewAllowance: {
        type: "integer",
        default: 60,
        description: "How far the app's clock may be off.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "setting",
    setting: "clientErrorOutcomes",
    list: [
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The signature is that of a bound device.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The signature was not accepted.",
      },
      {
        name: "noDeviceRegistered",
        id: "noDeviceRegistered",
        displayName: "No Device Registered",
        description: "The user has no bound device.",
      },
      {
        name: "keyNotFound",
        id: "keyNotFound",
        displayName: "Key Not Found",
        description: "The signing key is of no bound device of the user.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: false },
      {
        key: "${sharedStateAttribute}",
        required: true,
        when: { setting: "challenge", equals: false },
        to: "page",
      },
    ],
    writes: [
      { key: "username", scope: "shared", outcomes: ["success"] },
      { key: "DeviceSigningVerifierNode.JWT", scope: "transient", outcomes: ["success"] },
      {
        key: "DeviceSigningVerifierNode.FAILURE",
        scope: "shared",
        outcomes: ["failure"],
        maybe: true,
      },
    ],
    identity: [{ outcome: "success", effect: "proves", key: "username", factor: "possession" }],
    tells: ["noDeviceRegistered"],
  },
};
