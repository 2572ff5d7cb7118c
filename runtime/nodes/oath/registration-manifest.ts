import type { NodeManifest } from "../../manifest.ts";
import { codeSettings } from "./code-settings.ts";

const { algorithm, totpTimeInterval, totpHashAlgorithm } = codeSettings();

const unknownToApps = "no authenticator app knows such codes";

/** What OATH Registration declares. */
export const manifest = {
  type: "OATHRegistration",
  amType: "OathRegistrationNode",
  displayName: "OATH Registration",
  summary: "Registers an authenticator app that shows one-time codes.",
  documentation:
    "Shows a QR code with a new secret, and the secret to be typed; when the user goes on, the device is stored with " +
    "the user `username`, in the place of the one that the user had. With `postponeDeviceProfileStorage` it is left in " +
    "`oathDeviceProfile`, and an OATH Token Verifier node stores it once a first code was right (in AM an OATH Device " +
    "Storage node does). With `generateRecoveryCodes` the recovery codes are left in `recoveryCodes`, for a Recovery " +
    "Code Display node.\n\n" +
    "Registering proves nothing. Whoever has shown no credential of the user in this run gets no device: the run ends " +
    "in an error, whether or not there is such a user, while AM registers one. Who knows a password alone must not replace the second factor either: let " +
    "this node follow `notRegistered` of a verifier.\n\n" +
    "`failure`: another device was registered meanwhile. The run ends in an error, too, when there is no user name.",
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
      passwordLength: {
        type: "string",
        enum: ["SIX_DIGITS", "EIGHT_DIGITS"],
        default: "SIX_DIGITS",
        description: "How many digits a code has.",
      },
      minSharedSecretLength: {
        type: "integer",
        maximum: 256,
        default: 32,
        description: "The least length of the secret, in hexadecimal digits.",
      },
      algorithm,
      totpTimeInterval,
      totpHashAlgorithm,
      addChecksum: {
        type: "boolean",
        default: false,
        description: "Add a checksum digit to codes.",
      },
      truncationOffset: {
        type: "integer",
        default: -1,
        description:
          "The offset at which codes are cut from the hash; -1 leaves it to the algorithm.",
      },
      postponeDeviceProfileStorage: {
        type: "boolean",
        default: false,
        description: "Leave the device in the state instead of storing it.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  refuses: [
    {
      setting: "addChecksum",
      values: { are: [true] },
      reason: unknownToApps,
      fix: "Take it out.",
    },
    {
      setting: "truncationOffset",
      values: { areNot: [-1] },
      reason: unknownToApps,
      fix: "Take it out.",
    },
  ],
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
        description: "The device could not be registered.",
      },
    ],
  },
  interactive: true,
  pageMember: false,
  effects: {
    reads: [{ key: "username", required: true }],
    writes: [
      {
        key: "oathDeviceProfile",
        scope: "secure",
        outcomes: ["success"],
        secret: true,
        when: { setting: "postponeDeviceProfileStorage", equals: true },
      },
      {
        key: "oathEnableRecoveryCode",
        scope: "shared",
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
    ],
    identity: [],
    changes: true,
    credential: true,
  },
} as const satisfies NodeManifest;
