import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "OTPCollectorDecision",
  amType: "OneTimePasswordCollectorDecisionNode",
  displayName: "OTP Collector Decision",
  summary: "Asks for the one-time password, and checks it.",
  documentation:
    "`true` when the user types the password that HOTP Generator has made, within `passwordExpiryTime`; it is then " +
    "used up. It proves that the user has what the password was sent to, which is worth as much as the address is: " +
    "it must be the stored one.\n\n" +
    "`false` for a wrong or expired password, and when none was made. A wrong one may be tried again: put a Retry " +
    "Limit Decision into the loop. An empty answer is asked for again.",
  settings: {
    type: "object",
    properties: {
      passwordExpiryTime: {
        type: "integer",
        kind: "duration",
        unit: "minutes",
        default: 5,
        description: "How long the one-time password is valid.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: decision("The password is right.", "It is wrong or has expired, or none was made."),
  interactive: true,
  pageMember: true,
  effects: {
    reads: [
      { key: "oneTimePassword", required: true, missing: "false", secret: true },
      { key: "oneTimePasswordTimestamp", required: true, missing: "false" },
    ],
    writes: [],
    // It proves whoever the password was sent to: see what the senders deliver.
    identity: [{ outcome: "true", effect: "proves", key: "oneTimePassword", factor: "possession" }],
    guess: { wrong: ["false"] },
  },
};
