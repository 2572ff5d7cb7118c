import type { NodeManifest } from "../../manifest.ts";
import { codeSettings } from "./code-settings.ts";

const { algorithm, totpTimeInterval, totpHashAlgorithm } = codeSettings("; as it was registered");

/** What OATH Token Verifier declares. */
export const manifest = {
  type: "OATHTokenVerifier",
  amType: "OathTokenVerifierNode",
  displayName: "OATH Token Verifier",
  summary: "Asks for a one-time code of an authenticator app and checks it.",
  documentation:
    "Checks the code against the device of the user `username`. A code works once, and so does none from before it. " +
    "Where an OATH Registration node has left a device in `oathDeviceProfile`, that one counts, and is stored when the " +
    "code is right: such a code only shows that the new device works, not who the user is. How codes are made (digits, " +
    "hash, interval, counter or time) is what was registered, whatever the settings here say.\n\n" +
    "`notRegistered` is for users who have shown another credential in this run. Whoever has only typed a name is asked " +
    "for a code, whether or not there are such a user and such a device, and takes `failure`; in AM strangers learn who " +
    "has a device.\n\n" +
    "`recoveryCode` means that the user pressed a button, and proves nothing; a Recovery Code Collector Decision " +
    "node must ask for the code. Attempts count towards the limits of the app, beyond which the right code takes " +
    "`failure` as well. An empty answer is asked for again.\n\n" +
    "The run ends in an error when there is no user name, and when a stored device cannot be read.",
  settings: {
    type: "object",
    properties: {
      algorithm,
      hotpWindowSize: {
        type: "integer",
        minimum: 1,
        default: 100,
        description: "How many codes ahead of the counter are tried.",
      },
      totpTimeInterval,
      totpTimeSteps: {
        type: "integer",
        minimum: 1,
        default: 2,
        description: "How many intervals before and after now are tried.",
      },
      totpHashAlgorithm,
      maximumAllowedClockDrift: {
        type: "integer",
        minimum: 1,
        default: 5,
        description: "How many intervals the device's clock may be off.",
      },
      isRecoveryCodeAllowed: {
        type: "boolean",
        default: false,
        description: "Show a button that takes `recoveryCode`.",
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
        description: "The code is right.",
      },
      {
        name: "failure",
        id: "failureOutcome",
        displayName: "Failure",
        description: "The code is wrong.",
      },
      {
        name: "notRegistered",
        id: "notRegisteredOutcome",
        displayName: "Not registered",
        description: "The user has no registered device.",
      },
      {
        name: "recoveryCode",
        id: "recoveryCodeOutcome",
        displayName: "Recovery Code",
        description: "The user wants to use a recovery code; nothing was verified.",
        when: { setting: "isRecoveryCodeAllowed", equals: true },
      },
    ],
  },
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "username", required: true },
      { key: "oathDeviceProfile", required: false, secret: true },
    ],
    writes: [{ key: "mfaMethod", scope: "shared", outcomes: ["notRegistered"] }],
    identity: [{ outcome: "success", effect: "proves", key: "username", factor: "possession" }],
    tells: ["notRegistered"],
    guess: { wrong: ["failure"] },
  },
} as const satisfies NodeManifest;
