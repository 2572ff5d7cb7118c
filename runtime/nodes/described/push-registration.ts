import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "PushRegistration",
  amType: "PushRegistrationNode",
  displayName: "Push Registration",
  summary: "Registers a device for push notifications.",
  documentation:
    "Shows a QR code and waits until the app has scanned it. With `generateRecoveryCodes` the recovery codes are " +
    "left in `recoveryCodes`, for a Recovery Code Display node. A user who has a device already takes `success` " +
    "at once.\n\n" +
    "Registering proves nothing: whoever reaches this node gets a device for that user. Let it follow only a " +
    "proof of who the user is.\n\n" +
    "The run ends in an error when there is no user name or no such user, or when the push service fails.",
  settings: {
    type: "object",
    properties: {
      issuer: {
        type: "string",
        default: "ForgeRock",
        description: "The name of the service that the app shows.",
      },
      accountName: {
        type: "string",
        enum: [
          "COMMON_NAME",
          "EMAIL_ADDRESS",
          "EMPLOYEE_NUMBER",
          "GIVEN_NAME",
          "LAST_NAME",
          "USERNAME",
        ],
        default: "USERNAME",
        description: "The profile attribute that the app shows as the name of the account.",
      },
      bgColor: {
        type: "string",
        default: "032b75",
        description: "The background colour of the account in the app, in hexadecimal.",
      },
      imgUrl: {
        type: "string",
        default: "",
        description: "The address of an image that the app shows.",
      },
      generateRecoveryCodes: {
        type: "boolean",
        default: true,
        description: "Make recovery codes for the device.",
      },
      scanQRCodeMessage: {
        type: "object",
        kind: "localized",
        additionalProperties: { type: "string", description: "The text in this locale." },
        default: {},
        description: "What stands beside the QR code.",
      },
      timeout: {
        type: "integer",
        kind: "duration",
        unit: "seconds",
        default: 60,
        description: "How long to wait for the app.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "success",
        id: "successOutcome",
        displayName: "Success",
        description: "The device is registered.",
      },
      {
        name: "failure",
        id: "failureOutcome",
        displayName: "Failure",
        description: "The app refused the registration.",
      },
      {
        name: "timeout",
        id: "timeoutOutcome",
        displayName: "Time Out",
        description: "The app did not answer in time.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [
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
    ],
    identity: [],
    changes: true,
    credential: true,
  },
};
