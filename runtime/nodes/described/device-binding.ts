import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "DeviceBinding",
  amType: "DeviceBindingNode",
  displayName: "Device Binding",
  summary: "Binds an app on a mobile device to the user.",
  documentation:
    "Lets the app create a key, protected as `authenticationType` says, and stores the public key with the user " +
    "`username`. The names in `clientErrorOutcomes` are outcomes that the app may choose when it cannot.\n\n" +
    "Binding proves nothing: whoever reaches this node gets a device for that user. Let it follow only a proof of " +
    "who the user is.\n\n" +
    "The run ends in an error when there is no such active user.",
  settings: {
    type: "object",
    properties: {
      authenticationType: {
        type: "string",
        enum: ["BIOMETRIC_ONLY", "BIOMETRIC_ALLOW_FALLBACK", "APPLICATION_PIN", "NONE"],
        default: "BIOMETRIC_ALLOW_FALLBACK",
        description: "How the app must protect the key.",
      },
      applicationIds: {
        type: "array",
        items: { type: "string", description: "A package name (Android) or bundle id (iOS)." },
        default: [],
        description: "The apps that may bind a device; at least one is needed.",
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
      maxSavedDevices: {
        type: "integer",
        minimum: 0,
        default: 0,
        description: "How many devices a user may have; 0 is without limit.",
      },
      timeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 60,
        description: "How long to wait for the app.",
      },
      attestation: {
        type: "boolean",
        default: false,
        description:
          "Verify with Android key attestation that the key is in hardware; iOS is not checked.",
      },
      postponeDeviceProfileStorage: {
        type: "boolean",
        default: false,
        description: "Leave the device in the transient state instead of storing it.",
      },
      clientErrorOutcomes: {
        type: "array",
        items: { type: "string", description: "The name of an outcome." },
        default: ["Unsupported", "Abort", "Timeout"],
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
        description: "The device is bound.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "What the app sent was not accepted, or the device could not be stored.",
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
    reads: [{ key: "username", required: true }],
    writes: [
      {
        key: "DeviceBindingNode.ATTESTATION",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "attestation", equals: true },
        maybe: true,
      },
    ],
    identity: [],
    changes: true,
    credential: true,
  },
};
